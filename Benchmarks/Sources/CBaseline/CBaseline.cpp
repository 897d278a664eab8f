#include "CBaseline.h"

#include <string>

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

namespace {

int64_t normalize(const uint8_t *bytes, size_t count, icu::Edits *edits) {
  static thread_local std::string output;
  output.clear();
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2 *normalizer = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return -1;
  icu::StringByteSink<std::string> sink(&output, static_cast<int32_t>(count));
  const icu::StringPiece piece(reinterpret_cast<const char *>(bytes), static_cast<int32_t>(count));
  normalizer->normalizeUTF8(0, piece, sink, edits, status);
  return U_FAILURE(status) ? -1 : static_cast<int64_t>(output.size());
}

}  // namespace

int64_t cbaseline_nfc(const uint8_t *bytes, size_t count) { return normalize(bytes, count, nullptr); }

int64_t cbaseline_nfc_with_edits(const uint8_t *bytes, size_t count) {
  static thread_local icu::Edits edits;
  edits.reset();
  return normalize(bytes, count, &edits);
}

int64_t cbaseline_nfd(const uint8_t *bytes, size_t count, uint8_t *out, size_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2 *normalizer = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) return -1;
  icu::CheckedArrayByteSink sink(reinterpret_cast<char *>(out), static_cast<int32_t>(capacity));
  const icu::StringPiece piece(reinterpret_cast<const char *>(bytes), static_cast<int32_t>(count));
  normalizer->normalizeUTF8(0, piece, sink, nullptr, status);
  return U_FAILURE(status) || sink.Overflowed() ? -1 : sink.NumberOfBytesWritten();
}
