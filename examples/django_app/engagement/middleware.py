"""What every answer carries, and what no log line does."""

import logging


def quiet(get_response):
    """Nothing is kept by browsers, and a page loads nothing from anywhere."""

    def answer(request):
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers["Content-Security-Policy"] = (
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'"
        )
        return response

    return answer


class WithoutTexts(logging.Formatter):
    """Log lines without tracebacks: the text of an exception may hold a case."""

    def format(self, record):
        kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else None
        record.exc_info = record.exc_text = record.stack_info = None
        line = super().format(record)
        return f"{line} ({kind})" if kind else line
