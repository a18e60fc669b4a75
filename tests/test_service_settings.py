"""Settings: from a file, the environment and the command line; everything wrong is said at once, with its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from serving import Signer, serve_in_vain

from resistance_rules.hosts.service.settings import Settings, data_folder, is_loopback
from resistance_rules.hosts.service.sources import PREFIX, SettingsError, read_settings
from resistance_rules.inference.engines import ENGINES


def problems(
    flags: dict[str, object] | None = None, config: str | None = None, **environ: str
) -> list[tuple[str, str]]:
    """Return code and text of everything that is wrong."""
    environment = {PREFIX + name.upper(): value for name, value in environ.items()}
    with pytest.raises(SettingsError) as raised:
        read_settings(flags, config, environment)
    return [(problem.code, f"{problem.message}; {problem.help}") for problem in raised.value.problems]


def test_defaults_serve_this_machine() -> None:
    """Without any setting the service listens on this machine only, with a database of the user."""
    settings = read_settings({}, None, {})
    assert settings.host == "127.0.0.1"
    assert settings.database.startswith("sqlite:///")
    assert not settings.allow_unauthenticated


def test_the_command_line_wins_over_the_environment_over_the_file(tmp_path: Path) -> None:
    """Each source is stronger than the one before; what none of them says keeps its default."""
    file = tmp_path / "service.toml"
    file.write_text('port = 1\nworkers = 2\nmetrics = "off"\ncors_origins = ["https://a.example"]\n')
    environ = {
        PREFIX + "PORT": "2",
        PREFIX + "WORKERS": "3",
        PREFIX + "OVERLAYS": "one, two",
        PREFIX + "CONFIG": str(file),
    }
    settings = read_settings({"port": 3}, None, environ)
    assert (settings.port, settings.workers, settings.metrics) == (3, 3, "off")
    assert settings.overlays == ("one", "two")
    assert settings.cors_origins == ("https://a.example",)
    assert settings.max_body_bytes == Settings().max_body_bytes


def test_clients_from_file_and_environment(tmp_path: Path) -> None:
    """Clients are tables in the file, and JSON in the environment."""
    ehr = Signer(tmp_path)
    file = tmp_path / "service.toml"
    file.write_text(
        f'public_url = "https://cds.example/"\n[[clients]]\nname = "a"\nissuer = "A"\nkey_files = ["{ehr.key_file}"]\n'
        '[[clients]]\nname = "b"\nissuer = "B"\njwks_url = "https://b.example/jwks.json"\n'
    )
    settings = read_settings({"host": "0.0.0.0"}, str(file), {})  # noqa: S104
    assert [client.name for client in settings.clients] == ["a", "b"]
    assert settings.public_url == "https://cds.example"
    known = json.dumps([ehr.client("c")])
    settings = read_settings({}, None, {PREFIX + "CLIENTS": known, PREFIX + "AUDIENCE": "us"})
    assert settings.clients[0].name == "c"


def test_everything_wrong_is_said_at_once(tmp_path: Path) -> None:
    """Misspelt names, wrong values and what does not fit together are all reported, each with where it stands."""
    file = tmp_path / "service.toml"
    file.write_text('prot = 1\nmetrics = "some"\n[[clients]]\nname = "No Name"\nisuer = "x"\n')
    found = problems({"port": 99999}, str(file), wokers="2", max_body_bytes="many")
    texts = "\n".join(f"{code}: {text}" for code, text in found)
    assert "unknown_setting: service.toml: prot: there is no such setting; did you mean `port`?" in texts
    assert "bad_setting: service.toml: metrics: input should be 'authenticated', 'open' or 'off'" in texts
    assert "bad_setting: service.toml: clients[0].name" in texts
    assert "unknown_setting: service.toml: clients[0].isuer: there is no such setting; did you mean `issuer`?" in texts
    assert "missing_setting: service.toml: clients[0].issuer" in texts
    assert f"unknown_setting: there is no setting `{PREFIX}WOKERS`; did you mean `{PREFIX}WORKERS`?" in texts
    assert f"bad_setting: {PREFIX}MAX_BODY_BYTES: input should be a valid integer" in texts
    assert "bad_setting: --port: input should be less than or equal to 65535" in texts
    assert len(found) == 8


def test_what_does_not_fit_together(tmp_path: Path) -> None:
    """Exposure without clients, clients without keys or audience, half of TLS, a private database for many workers."""
    two = [{"name": "a", "issuer": "A"}, {"name": "a", "issuer": "A", "jwks_url": "https://a.example/k"}]
    flags: dict[str, object] = {
        "cors_origins": ["ehr.example"], "clients": two, "tls_key": str(tmp_path / "none.pem"), "workers": 2,
        "database": "sqlite://",
    }  # fmt: skip
    texts = [text for _, text in problems(flags)]
    for expected in (
        "clients[1].name: clients[0] has the same", "clients[1].issuer: clients[0] has the same",
        "clients[0]: there are no keys", "no token could ever be for this service",
        "tls_certificate and tls_key: one is set", "tls_key: there is no file",
        "not shared by several workers", "cors_origins: `ehr.example` is no web origin",
    ):  # fmt: skip
        assert any(expected in text for text in texts), (expected, texts)
    assert len(texts) == 8


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "cds.example", "127.0.0.1.example"])  # noqa: S104
def test_other_machines_need_authentication(host: str) -> None:
    """An address that others can reach is refused without clients, unless the site says that it knows."""
    assert [code for code, _ in problems({"host": host})] == ["exposed"]
    assert read_settings({"host": host, "allow_unauthenticated": True}, None, {}).host == host


def test_loopback_is_told_apart() -> None:
    """Only names and addresses that always mean this machine count as this machine."""
    assert all(map(is_loopback, ("127.0.0.1", "127.9.9.9", "localhost", "LOCALHOST", "::1", "[::1]", "localhost.")))
    assert not any(map(is_loopback, ("", "0.0.0.0", "::", "10.0.0.1", "localhost.example", "127.0.0.1.nip.io", "[::]")))  # noqa: S104


def key_file(path: Path, content: bytes | str) -> str:
    """Write a key file."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def test_keys_that_cannot_be_used(tmp_path: Path) -> None:
    """Weak, private, foreign and broken keys are refused before anything is served, each with what is wrong."""
    pem, public = serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    private = serialization.PrivateFormat.PKCS8
    secret = ec.generate_private_key(ec.SECP384R1())
    weak = rsa.generate_private_key(public_exponent=65537, key_size=1024)  # noqa: S505
    other = ec.generate_private_key(ec.SECP256R1())
    good = Signer(tmp_path)
    cases = {
        "private": (secret.private_bytes(pem, private, serialization.NoEncryption()), "holds a private key"),
        "weak": (weak.public_key().public_bytes(pem, public), "1024 bits"),
        "other_curve": (other.public_key().public_bytes(pem, public), "P-384"),
        "hmac": ('{"kty": "oct", "k": "c2VjcmV0"}', "another algorithm"),
        "private_jwk": (json.dumps({**good.jwk("a"), "d": "AAAA"}), "holds a private key"),
        "empty_set": ('{"keys": []}', "holds no keys"),
        "encryption": (json.dumps({**good.jwk("a"), "use": "enc"}), "no key for signatures"),
        "es256": (json.dumps({**good.jwk("a"), "alg": "ES256"}), "another algorithm"),
        "half": ("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n", "not a PEM file that can be read"),
        "text": ("hello", "neither PEM nor JSON"),
        "list": ("[1]", "neither a JWK nor a JWK Set"),
        "off_curve": (json.dumps({**good.jwk("a"), "x": good.jwk("a")["y"]}), "cannot be read"),
    }
    files = [key_file(tmp_path / name, content) for name, (content, _) in cases.items()]
    files.append(str(tmp_path / "missing.pem"))
    known = {"name": "a", "issuer": "A", "key_files": files}
    texts = [text for code, text in problems({"clients": [known], "audience": ["us"]}) if code == "bad_key_file"]
    expected = [*(said for _, said in cases.values()), "cannot be read: no such file or directory"]
    assert len(texts) == len(expected)
    for text, said in zip(texts, expected, strict=True):
        assert said in text, text


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    """A settings file that is not there, no TOML, or not UTF-8 is named with what is wrong."""
    assert "cannot be read: no such file" in problems(config=str(tmp_path / "none.toml"))[0][1]
    broken = tmp_path / "broken.toml"
    broken.write_text("port = \n")
    assert "is not TOML" in problems(config=str(broken))[0][1]
    assert "line 1" in problems(config=str(broken))[0][1]
    broken.write_bytes(b"\xff\xfe")
    assert "is not UTF-8" in problems(config=str(broken))[0][1]
    assert "is a directory" in problems(config=str(tmp_path))[0][1]
    assert "starts like JSON" in problems(clients="[{")[0][1]


@pytest.mark.parametrize(
    "url", ["nonsense", "", "sqlite", "nosuch://x", "postgresql+nosuchdriver://u@h/d", "sqlite+pysqlite+x://"]
)
def test_databases_that_cannot_be_used(url: str) -> None:
    """A URL that no driver here understands is refused, and a password in it is not shown."""
    found = problems({"database": url})
    assert [code for code, _ in found] == ["bad_setting"]
    hidden = problems({"database": "nosuch://user:secret-marker@host/name"})
    assert "secret-marker" not in hidden[0][1]


def test_jwks_urls_are_https() -> None:
    """Keys are fetched over https; over http from this machine only, and from nothing else."""
    for url in (
        "http://a.example/k",
        "file:///etc/keys",
        "ftp://a/k",
        "//a/k",
        "http://127.0.0.1.example/k",
        "http://localhost.example/",
    ):
        known = {"name": "a", "issuer": "A", "jwks_url": url}
        assert "clients[0].jwks_url" in problems({"clients": [known], "audience": ["us"]})[0][1], url


def test_serve_refuses_with_all_problems(tmp_path: Path) -> None:
    """The command prints every problem and leaves with the code for wrong use; a broken pack is a no."""
    code, said = serve_in_vain(tmp_path, ["--workers", "2"], {PREFIX + "PROT": "1", PREFIX + "METRICS": "x"})
    assert code == 2
    assert said.count("error[") == 2
    assert "2 problems: nothing is served" in said
    code, said = serve_in_vain(tmp_path, ["--pack", "engagment"])
    assert code == 2
    assert "did you mean `engagement`?" in said
    folder = tmp_path / "broken"
    folder.mkdir()
    (folder / "pack.yaml").write_text("pack: {}\n")
    code, said = serve_in_vain(tmp_path, ["--pack", str(folder)])
    assert code == 1
    assert "the pack is not used" in said
    code, said = serve_in_vain(tmp_path, ["--config", str(tmp_path / "none.toml"), "--port", "x"])
    assert code == 2


def test_engines_are_those_of_the_library() -> None:
    """Every engine of the library can be set, and a misspelt one is told so."""
    for name in ENGINES:
        assert read_settings({"engine": name}, None, {}).engine == name
    assert "did you mean `reference`?" in problems({"engine": "referenc"})[0][1]


def test_the_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Data is kept where the environment says, else where programs of the user keep theirs; never in a cache."""
    monkeypatch.setenv("RESISTANCE_RULES_DATA", str(tmp_path))
    assert data_folder() == tmp_path
    monkeypatch.delenv("RESISTANCE_RULES_DATA")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    assert data_folder() == tmp_path / "share" / "resistance_rules"
