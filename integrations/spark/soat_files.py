"""Files wherever Spark finds them: on disk, HDFS, S3."""

import os

from soat_consent import Unusable


class Files:
    def __init__(self, spark):
        self.jvm = spark._jvm
        self.configuration = spark._jsc.hadoopConfiguration()

    def _at(self, path):
        it = self.jvm.org.apache.hadoop.fs.Path(path)
        return it, it.getFileSystem(self.configuration)

    def exists(self, path):
        it, system = self._at(path)
        return system.exists(it)

    def under(self, path):
        """Path, bytes and time of each file there, a pattern such as `*/2026-11-20` allowed; hidden ones are left out."""
        it, system = self._at(path)
        found = []
        waiting = list(system.globStatus(it) or [])
        while waiting:
            status = waiting.pop()
            name = status.getPath().getName()
            if status.isDirectory():
                waiting += [child for child in system.listStatus(status.getPath()) if _is_seen(child.getPath().getName())]
            elif _is_seen(name):
                found.append((status.getPath().toString(), status.getLen(), status.getModificationTime()))
        return found

    def setting(self, path):
        """The text of a file that the person who starts the job has beside her; else of one among the data."""
        if os.path.isfile(path):
            with open(path, "rb") as file:
                return self._text(file.read(), path)
        return self.read(path)

    def read(self, path):
        """The text of a small file."""
        it, system = self._at(path)
        if not system.exists(it):
            raise Unusable(f"{path}: không có tệp này. / There is no such file.")
        stream = system.open(it)
        try:
            return self._text(bytes(self.jvm.org.apache.commons.io.IOUtils.toByteArray(stream)), path)
        finally:
            stream.close()

    def _text(self, data, path):
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise Unusable(f"{path}: không phải UTF-8. / It is not UTF-8.") from None

    def write(self, path, text):
        """Writes beside the file and renames, so that a kill leaves the old or the new one."""
        beside, system = self._at(path + ".new")
        stream = system.create(beside, True)
        try:
            stream.write(bytearray(text.encode("utf-8")))
        finally:
            stream.close()
        it, _ = self._at(path)
        system.delete(it, False)
        if not system.rename(beside, it):
            raise Unusable(f"{path}: không ghi được. / It cannot be written.")

    def remove(self, path):
        it, system = self._at(path)
        system.delete(it, True)


def _is_seen(name):
    return not name.startswith(("_", "."))
