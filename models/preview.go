package models

import "errors"

// errPreview ends the transaction of a preview, which tells what a change would do by doing it: what
// it wrote is taken back.
var errPreview = errors.New("preview")
