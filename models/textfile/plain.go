package textfile

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"
)

// readPlain reads text in UTF-8, or in UTF-16 with a byte order mark.
func readPlain(data []byte) (string, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return readUTF16(data[2:], 1, 0)
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return readUTF16(data[2:], 0, 1)
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return "", UnknownKind
	}
	if !utf8.Valid(data) {
		return "", BadEncoding
	}
	return string(data), nil
}

func readUTF16(data []byte, high, low int) (string, error) {
	if len(data)%2 != 0 {
		return "", Damaged
	}
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = uint16(data[2*i+high])<<8 | uint16(data[2*i+low])
	}
	return string(utf16.Decode(units)), nil
}
