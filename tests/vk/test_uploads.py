"""Files to VK and from it."""

from pathlib import Path

import pytest

from bot.lines import Enclosed, Rejected
from bot.vk.line import VkLine
from tests.vk.double import Double
from tests.vk.events import a_parcel


async def test_photos_and_documents_are_uploaded_once(vk: Double, line: VkLine, tmp_path: Path) -> None:
    photo, document = tmp_path / "ab12", tmp_path / "cd34"
    photo.write_bytes(b"jpeg")
    document.write_bytes(b"pdf")
    files = (
        Enclosed("ab12", "photo", photo),
        Enclosed("cd34", "document", document, name="акт.pdf"),
        Enclosed("ef56", "photo", tmp_path / "absent", external="photo1_2_x"),
    )
    sent = await line.send(a_parcel(files=files))
    assert sent.files == {"ab12": "photo-1_7_k", "cd34": "doc-1_8"}
    assert vk.uploads == [b"jpeg", b"pdf"]
    assert vk.calls[-1][1]["attachment"] == "photo-1_7_k,doc-1_8,photo1_2_x"
    names = [params["filename"] for name, params in vk.calls if name == "upload"]
    assert [name.rpartition(".")[2] for name in names] == ["jpg", "pdf"]


async def test_a_file_that_is_not_there_is_told(line: VkLine, tmp_path: Path) -> None:
    with pytest.raises(Rejected):
        await line.send(a_parcel(files=(Enclosed("ab12", "photo", tmp_path / "absent"),)))


async def test_files_are_fetched_up_to_a_size(vk: Double, line: VkLine) -> None:
    vk.files["a.jpg"] = b"x" * 1000
    assert await line.fetch(f"{vk.base}/files/a.jpg", 1000) == b"x" * 1000
    with pytest.raises(Rejected, match="large"):
        await line.fetch(f"{vk.base}/files/a.jpg", 999)
    with pytest.raises(Rejected, match="gone"):
        await line.fetch(f"{vk.base}/files/b.jpg", 1000)


@pytest.mark.parametrize("file", ["video1_2_x", "file:///etc/passwd", ""])
async def test_only_addresses_of_the_web_are_fetched(line: VkLine, file: str) -> None:
    with pytest.raises(Rejected):
        await line.fetch(file, 1000)
