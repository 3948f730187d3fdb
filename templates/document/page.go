package document

// The measures of Decree 30/2020/ND-CP, annex I: in millimetres, of type in points.
const (
	pageWidth, pageHeight  = 210.0, 297.0
	marginTop, marginFoot  = 20.0, 20.0 // 20 to 25
	marginLeft, marginSide = 30.0, 15.0 // 30 to 35, 15 to 20
	textWidth              = pageWidth - marginLeft - marginSide
	headWidth              = 70.0 // of the letterhead's first half

	numberTop = 10.0 // the page number, in the middle of the margin

	sizeBody   = 13.0 // 13 to 14
	sizeHead   = 12.0 // national heading and issuer: 12 to 13
	sizeMotto  = 13.0
	sizeCopies = 11.0
	sizeTable  = 11.0 // tables are left to the writer
	sizeSmall  = 9.5
	leading    = 1.2 // of the type's size; 1 to 1.5 lines
	indent     = 10.0
	gap        = 2.2 // between paragraphs, at least 6 points
	signSpace  = 25.0
)

const pointsPerMM = 72 / 25.4

// height is that of a line of type in millimetres.
func height(size float64) float64 { return size * leading / pointsPerMM }
