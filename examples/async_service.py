"""Using the library from asyncio: a service that reads one case per line and answers one line of advice for each.

    python examples/async_service.py --port 8001
    echo '{"trust_rating_0_10": 4, "challenge_planned": true}' | nc -q 2 localhost 8001

`await asyncio.to_thread(...)` is all there is to it. Advice is a few milliseconds of computing, and computing on the
event loop would make every other client wait; a thread does not. A knowledge base may be used from any number of
threads at once. More in docs/using-from-async.md.
"""

import argparse
import asyncio
import json
import signal
from contextlib import suppress

from resistance_rules import CaseError, KnowledgeBase, load

LONGEST_LINE = 64 * 1024
AT_ONCE = 1  # Python computes in one thread at a time: more would not be faster, and would keep the loop waiting


def answer(kb: KnowledgeBase, line: bytes) -> str:
    """Everything that computes, reading and writing JSON too; it runs in a thread."""
    try:
        return kb.assess(json.loads(line)).to_json()
    except CaseError as error:
        problems = [problem.to_dict() for problem in error.problems]  # without the submitted values
        return json.dumps({"error": "some facts do not fit the vocabulary", "problems": problems})
    except (ValueError, RecursionError):
        return json.dumps({"error": "this line is not JSON"})
    except Exception as error:  # noqa: BLE001  (the client must learn that there is no advice; the text may hold a case)
        return json.dumps({"error": f"something is wrong in this service ({type(error).__name__}); there is no advice"})


async def discard(reader: asyncio.StreamReader) -> None:
    """Read on for a second: a client that is still sending would not get to read the answer."""
    with suppress(TimeoutError):
        async with asyncio.timeout(1):
            while await reader.read(LONGEST_LINE):
                pass


async def serve(kb: KnowledgeBase, host: str, port: int) -> None:
    """Answer until somebody asks to stop."""
    turns = asyncio.Semaphore(AT_ONCE)
    clients: set[asyncio.Task[None]] = set()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while line := await reader.readline():
                async with turns:
                    said = await asyncio.to_thread(answer, kb, line)
                writer.write(said.encode() + b"\n")
                await writer.drain()
        except ValueError:  # asyncio's word for a line that is longer than the limit
            writer.write(json.dumps({"error": f"a line may have {LONGEST_LINE} bytes"}).encode() + b"\n")
            await discard(reader)
        except (ConnectionError, asyncio.CancelledError):
            pass  # the client has gone, or this service stops
        finally:
            writer.close()

    def welcome(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        client = asyncio.create_task(talk(reader, writer))
        clients.add(client)
        client.add_done_callback(clients.discard)

    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    server = await asyncio.start_server(welcome, host, port, limit=LONGEST_LINE)
    print(f"listening on {host}:{server.sockets[0].getsockname()[1]}", flush=True)
    await stop.wait()
    server.close()
    for client in clients:
        client.cancel()
    await asyncio.gather(*clients)
    print("stopped", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="advice, line by line")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8001, help="0 takes a free one")
    options = parser.parse_args()
    asyncio.run(serve(load(), options.host, options.port))  # load first: it takes a few tenths of a second


if __name__ == "__main__":
    main()
