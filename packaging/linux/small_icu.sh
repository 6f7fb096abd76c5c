#!/usr/bin/env bash
# Makes the ICU data that Qt brings (32 MB, every language of the world) as small as our two languages
# need: what sorts and names in French and English, Unicode's own tables, time zones. What is asked for
# in another language then answers with Unicode's usual order, as ICU does for one that it does not know.
#   small_icu.sh FOLDER    with libicudata.so.N in it, which is replaced
set -euo pipefail
library=$(echo "$1"/libicudata.so.*)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
symbol=$(nm -D --defined-only "$library" | grep -o 'icudt[0-9]*_dat')
package=${symbol%_dat}l  # l: for little-endian processors
objcopy -O binary --only-section=.rodata "$library" "$work/$package.dat"
export PATH=$PATH:/usr/sbin
icupkg -l "$work/$package.dat" >"$work/all"
languages='(root|fr|fr_CA|en|en_001|en_150|en_GB|en_IE|pool|res_index)'
grep -E \
  -e "^((coll|zone)/)?$languages\.res$" \
  -e '^coll/ucadata\.icu$|^(cnvalias|icuver|icustd|uemoji|ulayout)\.(icu|res)$|^(nfkc|nfkc_cf|uts46)\.nrm$' \
  -e '^(currencyNumericCodes|dayPeriods|genderList|grammaticalFeatures|keyTypeData|langInfo)\.res$' \
  -e '^(likelySubtags|metaZones|metadata|numberingSystems|plurals|pluralRanges)\.res$' \
  -e '^(supplementalData|timezoneTypes|windowsZones|zoneinfo64)\.res$' \
  -e '^(ibm-5348_P100-1997|ibm-923_P100-1998)\.cnv$' `# windows-1252 and ISO 8859-15, for the clipboard` \
  "$work/all" >"$work/kept"
grep -vxFf "$work/kept" "$work/all" >"$work/gone.txt"
mkdir "$work/small"  # the name of the file is part of the data
icupkg -r "$work/gone.txt" "$work/$package.dat" "$work/small/$package.dat"
cat >"$work/data.s" <<END
.section .rodata
.balign 16
.global $symbol
.type $symbol, @object
$symbol:
.incbin "$work/small/$package.dat"
.size $symbol, . - $symbol
.section .note.GNU-stack, "", @progbits
END
as -o "$work/data.o" "$work/data.s"
ld -shared --build-id=none -z noexecstack -soname "$(basename "$library")" -o "$work/small.so" "$work/data.o"
strip --strip-unneeded "$work/small.so"
cat "$work/small.so" >"$library"
