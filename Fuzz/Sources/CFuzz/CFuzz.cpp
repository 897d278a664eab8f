#include "CFuzz.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

int64_t cfuzz_nfd(const uint8_t *bytes, size_t count, uint8_t *out, size_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2 *normalizer = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) return -1;
  icu::CheckedArrayByteSink sink(reinterpret_cast<char *>(out), static_cast<int32_t>(capacity));
  const icu::StringPiece piece(reinterpret_cast<const char *>(bytes), static_cast<int32_t>(count));
  normalizer->normalizeUTF8(0, piece, sink, nullptr, status);
  return U_FAILURE(status) || sink.Overflowed() ? -1 : sink.NumberOfBytesWritten();
}
