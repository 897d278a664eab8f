#include "CICU.h"

#include <string>
#include <vector>

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/uversion.h>

namespace {

const icu::Normalizer2 *nfc() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2 *normalizer = icu::Normalizer2::getNFCInstance(status);
  return U_SUCCESS(status) ? normalizer : nullptr;
}

icu::StringPiece piece(const uint8_t *bytes, size_t count) {
  return icu::StringPiece(reinterpret_cast<const char *>(bytes), static_cast<int32_t>(count));
}

// Vietnamese in precomposed letters, quotation marks, dashes and emoji is what nearly every text holds. All scalars that this
// passes have NFC_Quick_Check=Yes and combining class 0, so the text is in NFC without asking ICU (which is several times
// slower). Tested against ICU for every scalar. Without branches, so that the compiler makes vectors of it.
inline uint8_t may_compose(uint8_t byte, uint8_t next, uint8_t last) {
  const uint8_t beyond = byte >= 0xCC;                                                  // U+0300 and above, but not:
  const uint8_t letters = (byte == 0xE1) & (next >= 0xB8) & (next <= 0xBB);             // U+1E00..U+1EFF
  const uint8_t punctuation = (byte == 0xE2) & (next == 0x80) & (last >= 0x82);         // U+2002..U+203F
  const uint8_t emoji = (byte == 0xF0) & (next == 0x9F);                                // U+1F000..U+1FFFF
  return beyond & static_cast<uint8_t>(~(letters | punctuation | emoji));
}

bool is_plainly_nfc(const uint8_t *bytes, size_t count) {
  size_t i = 0;
  while (i + 258 <= count) {
    uint8_t found = 0;
    for (size_t k = 0; k < 256; k++) found |= may_compose(bytes[i + k], bytes[i + k + 1], bytes[i + k + 2]);
    if (found) return false;
    i += 256;
  }
  for (; i < count; i++) {
    if (may_compose(bytes[i], i + 1 < count ? bytes[i + 1] : 0, i + 2 < count ? bytes[i + 2] : 0)) return false;
  }
  return true;
}

int32_t decompose(const icu::Normalizer2 *normalizer, uint32_t scalar, uint32_t *out, int32_t capacity) {
  icu::UnicodeString text;
  if (capacity < 1) return 0;
  if (normalizer == nullptr || !normalizer->getDecomposition(static_cast<UChar32>(scalar), text)) {
    out[0] = scalar;
    return 1;
  }
  UErrorCode status = U_ZERO_ERROR;
  const int32_t count = text.toUTF32(reinterpret_cast<UChar32 *>(out), capacity, status);
  if (U_FAILURE(status)) {
    out[0] = scalar;
    return 1;
  }
  return count;
}

}  // namespace

const char *cicu_version(void) { return U_ICU_VERSION; }

bool cicu_is_nfc(const uint8_t *bytes, size_t count) {
  if (is_plainly_nfc(bytes, count)) return true;
  const icu::Normalizer2 *normalizer = nfc();
  if (normalizer == nullptr) return false;
  UErrorCode status = U_ZERO_ERROR;
  return normalizer->isNormalizedUTF8(piece(bytes, count), status) && U_SUCCESS(status);
}

bool cicu_nfc(const uint8_t *bytes, size_t count, void *context, cicu_receiver receive) {
  const icu::Normalizer2 *normalizer = nfc();
  if (normalizer == nullptr || count > INT32_MAX) return false;
  UErrorCode status = U_ZERO_ERROR;
  icu::Edits edits;
  std::string result;
  result.reserve(count);
  icu::StringByteSink<std::string> sink(&result);
  normalizer->normalizeUTF8(0, piece(bytes, count), sink, &edits, status);
  if (U_FAILURE(status)) return false;
  std::vector<cicu_edit> changes;
  icu::Edits::Iterator at = edits.getFineChangesIterator();
  while (at.next(status)) {
    changes.push_back({static_cast<uint32_t>(at.sourceIndex()),
                       static_cast<uint32_t>(at.sourceIndex() + at.oldLength()),
                       static_cast<uint32_t>(at.destinationIndex()),
                       static_cast<uint32_t>(at.destinationIndex() + at.newLength())});
  }
  if (U_FAILURE(status)) return false;
  receive(context, reinterpret_cast<const uint8_t *>(result.data()), result.size(), changes.data(), changes.size());
  return true;
}

int32_t cicu_nfd(uint32_t scalar, uint32_t *out, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2 *normalizer = icu::Normalizer2::getNFDInstance(status);
  return decompose(U_SUCCESS(status) ? normalizer : nullptr, scalar, out, capacity);
}

int32_t cicu_nfkd(uint32_t scalar, uint32_t *out, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2 *normalizer = icu::Normalizer2::getNFKDInstance(status);
  return decompose(U_SUCCESS(status) ? normalizer : nullptr, scalar, out, capacity);
}

int32_t cicu_compose(const uint32_t *scalars, int32_t count, uint32_t *out, int32_t capacity) {
  const icu::Normalizer2 *normalizer = nfc();
  if (normalizer == nullptr) return -1;
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString text =
      icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32 *>(scalars), count);
  const int32_t written =
      normalizer->normalize(text, status).toUTF32(reinterpret_cast<UChar32 *>(out), capacity, status);
  return U_SUCCESS(status) ? written : -1;
}

uint16_t cicu_category(uint32_t scalar) {
  static const char names[] = "CnLuLlLtLmLoMnMeMcNdNlNoZsZlZpCcCfCoCsPdPsPePcPoSmScSkSoPiPf";
  const int8_t type = u_charType(static_cast<UChar32>(scalar));
  const size_t at = static_cast<size_t>(type) * 2;
  if (at + 1 >= sizeof(names)) return ('C' << 8) | 'n';
  return static_cast<uint16_t>((names[at] << 8) | names[at + 1]);
}

uint8_t cicu_combining_class(uint32_t scalar) { return u_getCombiningClass(static_cast<UChar32>(scalar)); }

uint32_t cicu_lower(uint32_t scalar) { return static_cast<uint32_t>(u_tolower(static_cast<UChar32>(scalar))); }

uint32_t cicu_upper(uint32_t scalar) { return static_cast<uint32_t>(u_toupper(static_cast<UChar32>(scalar))); }

bool cicu_is_latin(uint32_t scalar) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(scalar), &status) == USCRIPT_LATIN && U_SUCCESS(status);
}

bool cicu_is_pictograph(uint32_t scalar) {
  const UChar32 at = static_cast<UChar32>(scalar);
  return u_hasBinaryProperty(at, UCHAR_EXTENDED_PICTOGRAPHIC) || u_hasBinaryProperty(at, UCHAR_EMOJI_PRESENTATION);
}
