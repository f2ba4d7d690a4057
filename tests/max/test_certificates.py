"""A server whose certificate nobody trusts: nothing is sent there, and `doctor` says what is the matter."""

import datetime as dt
import ipaddress
import ssl
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bot.doctor import examine
from bot.lines import TryLater
from bot.max.line import MaxLine
from bot.settings import Settings
from storage.store import Store, migrate

NOW = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)


def a_certificate(folder: Path) -> Path:
    """For this machine, signed by itself."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "here")])
    here = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(NOW - dt.timedelta(days=1)).not_valid_after(NOW + dt.timedelta(days=9999))
        .add_extension(here, critical=False).sign(key, hashes.SHA256())
    )  # fmt: skip
    plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    file = folder / "here.pem"
    file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, *plain) + made.public_bytes(serialization.Encoding.PEM)
    )
    return file


@pytest.fixture
async def untrusted(tmp_path: Path) -> AsyncIterator[tuple[str, list[str]]]:
    """Its address, and what it was asked."""
    asked: list[str] = []

    async def answer(request: web.BaseRequest) -> web.Response:
        asked.append(request.path)
        return web.json_response({})

    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(a_certificate(tmp_path))
    runner = web.ServerRunner(web.Server(answer))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=context).start()
    yield f"https://127.0.0.1:{runner.addresses[0][1]}", asked
    await runner.cleanup()


async def test_a_certificate_that_is_not_trusted_is_told(
    untrusted: tuple[str, list[str]], tmp_path: Path
) -> None:
    url, asked = untrusted
    line = MaxLine(1, "max.TEST", url)
    with pytest.raises(TryLater, match="certificate is not trusted"):
        await line.check()
    await line.close()
    database = f"sqlite+aiosqlite:///{tmp_path}/dvor.db"
    migrate(database)
    store, told = await Store.open(database), list[str]()
    settings = Settings(max_token="max.TEST", max_api_url=url, media_dir=tmp_path)  # type: ignore[arg-type]
    assert await examine(settings, store, told.append) == 1
    await store.close()
    assert any("сертификатом, которому этот компьютер не доверяет" in line for line in told)
    assert asked == []
