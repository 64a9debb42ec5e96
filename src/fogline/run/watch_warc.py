"""Every fetch as a WARC record (ISO 28500), in files that are never written to again."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from fogline.run.fetch import Reply

LARGEST = 500_000_000


class Archive:
    """Writes replies to `folder/name-MOMENT-N.warc.gz`, one gzip member a record.

    A file cut short by a crash keeps all records before the last: a new start opens a new file.
    """

    def __init__(self, folder: Path, name: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._name = folder, name
        self._file: BinaryIO | None = None

    def keep(self, reply: Reply, at: str) -> None:
        """Write a reply, on disk when this returns; `at` is the ISO instant of the fetch."""
        if self._file is None or self._file.tell() > LARGEST:
            self.close()
            self._file = self._open(at)
        writer = WARCWriter(self._file, gzip=True)
        status = StatusAndHeaders(
            f"{reply.status} {reply.reason}".strip(), list(reply.headers), protocol="HTTP/1.1"
        )
        record = writer.create_warc_record(
            reply.url, "response", payload=BytesIO(reply.body), http_headers=status,
            warc_headers_dict={"WARC-Date": at},
        )  # fmt: skip
        writer.write_record(record)
        self._file.flush()
        os.fsync(self._file.fileno())

    def _open(self, at: str) -> BinaryIO:
        moment = "".join(c for c in at if c.isdigit())[:14]
        for number in range(10_000):
            path = self._folder / f"{self._name}-{moment}-{number:04}.warc.gz"
            try:
                return path.open("xb")
            except FileExistsError:
                continue
        raise FileExistsError(f"no free name for {self._name}-{moment}")

    def close(self) -> None:
        """Close the file under way."""
        if self._file is not None:
            self._file.close()
            self._file = None
