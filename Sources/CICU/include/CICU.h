// ICU behind plain C functions: Swift cannot see the macros by which ICU renames its functions for each release.
#ifndef CICU_H
#define CICU_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The version of the linked library, such as "72.1".
const char *cicu_version(void);

/// True where the UTF-8 bytes are in NFC already. One pass, nothing copied.
bool cicu_is_nfc(const uint8_t *bytes, size_t count);

/// One change that normalization made; byte offsets, half open.
typedef struct {
  uint32_t old_start, old_end;
  uint32_t new_start, new_end;
} cicu_edit;

/// Called once with the normalized bytes and the changes in rising order; both live only during the call.
typedef void (*cicu_receiver)(void *context, const uint8_t *bytes, size_t count, const cicu_edit *edits,
                              size_t edit_count);

/// NFC of UTF-8 bytes (at most 2^31 - 1). False where ICU failed: the receiver was not called then.
bool cicu_nfc(const uint8_t *bytes, size_t count, void *context, cicu_receiver receive);

/// Full decompositions of one scalar into `out`: how many scalars were written, 1 (itself) where there is none.
/// `capacity` of 18 is enough for every scalar of Unicode.
int32_t cicu_nfd(uint32_t scalar, uint32_t *out, int32_t capacity);
int32_t cicu_nfkd(uint32_t scalar, uint32_t *out, int32_t capacity);

/// NFC of a few scalars: how many were written, or -1 where `capacity` was too small.
int32_t cicu_compose(const uint32_t *scalars, int32_t count, uint32_t *out, int32_t capacity);

/// The Unicode general category, as its two letters packed: 'L' << 8 | 'u'.
uint16_t cicu_category(uint32_t scalar);

/// The canonical combining class: 0 for what starts a letter anew.
uint8_t cicu_combining_class(uint32_t scalar);

uint32_t cicu_lower(uint32_t scalar);
uint32_t cicu_upper(uint32_t scalar);
/// Of the Latin script.
bool cicu_is_latin(uint32_t scalar);
/// Has the property Emoji_Presentation or Extended_Pictographic.
bool cicu_is_pictograph(uint32_t scalar);

#ifdef __cplusplus
}
#endif

#endif
