// ICU's own normalization, without anything of ours around it: what the library is measured against.
#ifndef CBASELINE_H
#define CBASELINE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Size of the NFC of UTF-8 bytes, or -1 where ICU failed. The output is kept in a buffer that is used again.
int64_t cbaseline_nfc(const uint8_t *bytes, size_t count);

/// The same with the changes recorded, as an offset map needs them.
int64_t cbaseline_nfc_with_edits(const uint8_t *bytes, size_t count);

/// NFD of UTF-8 bytes into `out`: how many were written, or -1 where `capacity` was too small.
int64_t cbaseline_nfd(const uint8_t *bytes, size_t count, uint8_t *out, size_t capacity);

#ifdef __cplusplus
}
#endif

#endif
