package decompose

// Classes of phrases that a lexicon lists under marks.
const (
	// Of duties.
	classAssign       = "assign"     // the body that follows is charged: "giao", "requests", "يتعين على"
	classAssignE      = "enacting"   // from here on the text commands: "chỉ thị:", "it is hereby ordered"
	classModal        = "modal"      // shall, must, phải, يجب, باید, powinien
	classLead         = "lead"       // chủ trì, take the lead, تتولى, ریاست, przewodniczy
	classVerb         = "verb"       // what one is told to do
	classPast         = "past"       // what was done is no duty
	classNoDuty       = "no_duty"    // neither is a sentence with these words
	classOpening      = "opening"    // neither is one that begins with them: "Căn cứ", "Whereas"
	classMay          = "may"        // neither is leave to do something
	classAgentive     = "agentive"   // only somebody who acts is the subject of these words
	classAuxiliary    = "auxiliary"  // obliges where an infinitive follows: "ma"
	classPronoun      = "pronoun"    // stands for somebody or something named before
	classRelative     = "relative"   // a clause about the word before follows: "that", "which"
	classThing        = "thing"      // nothing that acts: "measures", "việc"
	classIdle         = "idle"       // verbs of things, after a modal: "be", "apply", "contain"
	classTogether     = "together"   // makes those before it take part: "با … همکاری کند", "shall coordinate in"
	classStandalone   = "standalone" // a head that needs nothing behind it
	classDeed         = "deed"       // Persian nouns of what is done that begin an item, of which names hold some
	classStative      = "stative"    // a sentence that ends with it tells how things are: "است", "می‌شود"
	classPost         = "post"       // who holds it, a copula says: "Wykonawcą Programu jest", "the lead agency is"
	classCopula       = "copula"
	classDefines      = "defines"       // what follows says what words mean
	classCopies       = "copies"        // who receives copies follows: "Nơi nhận:"
	classPerson       = "person"        // the last word of a post: "Secretary", "Director"
	classSeat         = "seat"          // a body inside which another is: "في جامعة"
	classPlaceName    = "place_name"    // a place by its name, which may end a body's
	classForeignPlace = "foreign_place" // places whose words are none of the language: only where they stand whole
	classPage         = "page"          // the number of a page follows: "Trang 3"
	classRuler        = "ruler"         // a body that gives orders where nobody above it does: "ban thường vụ"
	classDeputy       = "deputy"        // a deputy of who gives the orders, whom they charge
	classSited        = "sited"         // a head named by where it stands: "Muzeum … w Krakowie"
	classOfQuarter    = "of_quarter"    // the month before it is one of a quarter
	classOnDay        = "on_day"        // the day that follows is a deadline where it lies ahead and no other is stated
	classDirects      = "directs"       // what an owner does to those under it: "chỉ đạo"
	classReports      = "reports"       // tells what somebody said: "ذكر"
	classForms        = "forms"         // what is formed follows: "تشكل", "تنشأ"
	classForming      = "forming"       // the same as a noun, by which who is formed may be charged: "تشكيل"
	classAlso         = "also"          // ties a sentence to the one before: "كما", "Riêng"
	classAbout        = "about"         // what a sentence is about follows, up to a comma: "وفيما يخص", "Đối với"
	classTopic        = "topic"         // what a sentence is about, before its subject: "Regarding"
	classInvites      = "invites"       // has others take part: "mời"
	classJoins        = "joins_in"      // what they are to do then: "tham gia"
	classShared       = "shared"        // done with others: "joint", "agree", "spotkanie"
	classDecided      = "decided"       // a clause that says what is to be done follows: "ustalono, że"
	classSameTime     = "same_time"     // the deadline of the duty before: "by the same date"
	classAdverb       = "adverb"        // stands beside a body and is no part of its name: "نیز"
	classAside        = "aside"         // headings of what is told, not ordered: "Mục tiêu", "Background"

	// Of roles.
	classCoordinate = "coordinate" // the bodies that follow take part
	classOpinion    = "opinion"    // of the body that follows, which is asked for it: "نظر … را جویا شود"
	classSubmit     = "submit"     // the body that follows receives
	classSupervise  = "supervise"  // the body that follows watches over it
	classAgent      = "agent"      // the body that follows does it: "by", "do", "przez", "توسط"
	classObject     = "object"     // the body that follows is spoken of: "of", "to", "theo báo cáo của"

	classToward      = "toward"       // charges the body that follows when charge_after does, else it receives
	classChargeAfter = "charge_after" // charges whom the words before it named: "مأموریت داده می‌شود"
	classIssuer      = "issuer"       // who gives the orders, and so leads only when charged in so many words

	// Of bodies' names.
	classHead       = "head"       // the first word of a body's name
	classWeakHead   = "weak_head"  // the same, where it may also be an ordinary word
	classTrade      = "trade"      // what those of a collective do by trade: "đào tạo", "kinh doanh"
	classCommittee  = "committee"  // a head that stands for the province named after it
	classHeads      = "heads"      // heads of bodies, in the plural
	classTitle      = "title"      // the head of a body: "the Minister of"
	classOpenHead   = "open_head"  // a head of two words that needs more behind it: "اداره کل", "گروه کاری"
	classNominative = "nominative" // a head in the form of a subject: it begins another body
	classSubject    = "subject"    // what a body is in charge of: "Tài chính", "و فناوری اطلاعات"
	classGoverning  = "governing"  // inside a name, what it governs follows: "مدیریت", "امور"
	classCreates    = "creates"    // sets up the body that follows: "تأسیس"
	classJoin       = "join"       // goes on with a name inside it: "of", "do spraw"
	classBinds      = "binds"      // a noun with the preposition behind it, inside a name: "الوقاية من"
	classTail       = "tail"       // goes on after a name: "liên quan", "concerned"
	classConcern    = "concerned"  // a tail that leaves open who is meant
	classQualifier  = "qualifier"  // says which members of a collective: "có cửa khẩu", "along the border"
	classNarrows    = "narrows"    // the same, but no part of the name: "liên quan", "trên địa bàn"
	classAttribute  = "attribute"  // an adjective that goes on with a name and begins nothing else: "العامة", "شهری"
	classNameEnd    = "name_end"   // a name does not go on after it
	classDescribing = "describing" // describes the noun before it, which is no name's: "مورد", "بدون"
	classLeadLabel  = "lead_label" // "lead agency:"
	classAnd        = "and"        // joins bodies
	classFitting    = "fitting"    // whom it concerns, which is no part of a name: "relevant", "właściwy"
	classSkip       = "skip"       // may stand before a body: the, các
	classQuantifier = "quantifier" // no part of a name, though it may be capitalised
	classStop       = "stop"       // never inside a name
	classPlace      = "place"      // a kind of place: tỉnh, province, محافظة

	// Of deadlines.
	classBefore     = "before"      // the day named no longer counts
	classBy         = "by"          // the day named is the last
	classIn         = "in"          // within the month, quarter, year named
	classFrom       = "from"        // the day named is the first
	classWithin     = "within"      // a term follows: "within 30 days"
	classAfter      = "after_issue" // a term counted from the day of issue: "of the date of this order"
	classInForce    = "in_force"    // a term counted from the day the text takes effect
	classTakesForce = "takes_force" // the text says when it takes effect
	classAtIssue    = "at_issue"    // and that it is the day of issue
	classVision     = "vision"      // the year after it is no deadline: "with a vision to 2050"
	classHappens    = "happens"     // what happens at a time, which is no deadline then: "xảy ra"
	classComing     = "coming"      // what a Vietnamese time to come ends in: "tới"
	classLasts      = "lasts"       // how long something lasts: "cho"
	classGone       = "gone"        // the time told of lies behind: "qua", "الماضية"
	classEvery      = "every"       // a period follows: "every 5 days"
	classOnce       = "once"        // after a period: "5 ngày một lần"
	classEach       = "each_month"  // "of each month" after a day
	classEachYear   = "each_year"   // "hằng năm" after a day and month
	classEvent      = "event"       // the event follows: "right after"
	classUrgent     = "urgent"      // at once
	classLabel      = "time_label"  // "time of completion:"
	classThat       = "that"        // speaks of what was asked for: "the draft", "it"
	classVague      = "vague"       // words that say nothing: "soon"

	// Of dates.
	classDay         = "day_word"
	classMonthWord   = "month_word"
	classWeekWord    = "week_word"
	classQuarter     = "quarter_word"
	classHalf        = "half_word"
	classFirstHalf   = "first_half"
	classLastHalf    = "last_half"
	classYear        = "year_word"
	classThisYear    = "this_year"
	classNextYear    = "next_year"
	classThisMonth   = "this_month"
	classNextMonth   = "next_month"
	classThisWeek    = "this_week"
	classNextWeek    = "next_week"
	classThisQuarter = "this_quarter"
	classNextQuarter = "next_quarter"
	classEnd         = "end_word"
	classMid         = "mid_word"
	classFill        = "date_filler"
	classOrdinary    = "ordinary" // names of months that mean something else too, and so need a day, a year or the word for month beside them

	// Of tables: the headers of their columns.
	classColumnTask     = "column_task"
	classColumnLead     = "column_lead"
	classColumnWith     = "column_with"
	classColumnDeadline = "column_deadline"
	classColumnProduct  = "column_product"
	classHeadingWord    = "heading_word" // Điều, Section, المادة, §
	classEnumerator     = "enumerator"   // أولاً, الف: counts items without a number
	classAbbreviation   = "abbreviation" // its full stop ends no sentence
)

// Classes with a list of their own in the lexicon.
const (
	classMonth       = "month"
	classJalali      = "jalali"
	classSeason      = "season"
	classTenDays     = "ten_days"
	classOrdinal     = "ordinal"
	classNumber      = "number"
	classUnit        = "unit"
	classRecurring   = "recurring"
	classCollective  = "collective"
	classDeliverable = "deliverable"
	classField       = "field"
)

// classes are those a lexicon may list under marks.
var classes = setOf(
	classAssign, classAssignE, classModal, classLead, classVerb, classPast, classNoDuty, classOpening, classMay, classAgentive, classAuxiliary, classPronoun, classOnDay, classOfQuarter, classSited, classRuler, classDeputy, classPage, classPlaceName, classSeat, classPerson, classRelative, classThing, classIdle, classDeed, classStative, classStandalone, classTogether, classCopies, classDefines, classPost, classCopula, classTopic, classInvites, classJoins, classShared, classDecided, classSameTime, classDirects, classReports, classForms, classForming, classAlso, classAbout, classAside, classAdverb, classGoverning, classOpenHead, classCreates, classOpinion, classOrdinary,
	classCoordinate, classSubmit, classSupervise, classAgent, classObject, classIssuer, classToward, classChargeAfter,
	classHead, classNominative, classWeakHead, classTrade, classCommittee, classHeads, classTitle, classSubject, classJoin, classBinds, classTail, classQualifier, classNarrows, classAttribute, classDescribing, classNameEnd, classLeadLabel, classConcern, classAnd, classFitting, classSkip, classQuantifier, classStop, classPlace,
	classBefore, classBy, classIn, classFrom, classWithin, classAfter, classInForce, classTakesForce, classAtIssue, classVision, classGone, classHappens, classLasts, classComing, classEvery, classOnce, classEach, classEachYear, classEvent, classUrgent, classLabel, classVague, classThat,
	classDay, classMonthWord, classWeekWord, classQuarter, classHalf, classFirstHalf, classLastHalf, classYear, classThisYear, classNextYear, classThisMonth, classNextMonth, classThisWeek, classNextWeek, classThisQuarter, classNextQuarter, classEnd, classMid, classFill,
	classColumnTask, classColumnLead, classColumnWith, classColumnDeadline, classColumnProduct, classHeadingWord, classEnumerator, classAbbreviation,
)
