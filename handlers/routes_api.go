package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

// apiRoute is a line of the API's route table: a route and the query parameters it takes beside lang.
type apiRoute struct {
	method, path string
	may          access
	do           echo.HandlerFunc
	query        []string
}

// apiRoutes is the route table of the JSON API. Its callers carry a bearer token. openapi/
// describes it; a test holds the two equal.
func (s *server) apiRoutes() []apiRoute {
	const get, post, patch, remove = http.MethodGet, http.MethodPost, http.MethodPatch, http.MethodDelete
	return []apiRoute{
		{get, "/api/v1/openapi.json", anyone, s.apiOpenAPI, nil},
		{get, "/api/v1/me", signedIn, s.apiMe, nil},
		{get, "/api/v1/directives", signedIn, s.apiDirectives, []string{"limit", "cursor"}},
		{get, "/api/v1/directives/:id", signedIn, s.apiDirective, nil},
		{get, "/api/v1/tasks", signedIn, s.apiTasks, []string{"agency", "directive", "status", "timeliness", "due_from", "due_to", "q", "sort", "limit", "cursor"}},
		{get, "/api/v1/tasks/:id", signedIn, s.apiTask, nil},
		{get, "/api/v1/tasks/:id/life", signedIn, s.apiLife, nil},
		{get, "/api/v1/tasks/:id/timeline", signedIn, s.apiTimeline, nil},
		{post, "/api/v1/tasks/:id/progress", signedIn, s.apiProgress, nil},
		{post, "/api/v1/tasks/:id/receipt", signedIn, s.apiMove(s.store.Acknowledge), nil},
		{post, "/api/v1/tasks/:id/wrong-address", signedIn, s.apiWrongAddress, nil},
		{post, "/api/v1/tasks/:id/wrong-address/decision", signedIn, s.apiDecideWrongAddress, nil},
		{post, "/api/v1/tasks/:id/sign-off", signedIn, s.apiMove(s.store.AskSignOff), nil},
		{post, "/api/v1/tasks/:id/sign-off/refusal", signedIn, s.apiMove(s.store.RefuseSignOff), nil},
		{post, "/api/v1/tasks/:id/submit", signedIn, s.apiMove(s.store.Submit), nil},
		{post, "/api/v1/tasks/:id/accept", signedIn, s.apiMove(s.store.Accept), nil},
		{post, "/api/v1/tasks/:id/return", signedIn, s.apiMove(s.store.ReturnResult), nil},
		{post, "/api/v1/tasks/:id/reopen", signedIn, s.apiReopen, nil},
		{post, "/api/v1/tasks/:id/cancel", signedIn, s.apiMove(s.store.Cancel), nil},
		{post, "/api/v1/tasks/:id/key", signedIn, s.apiKeyTask, nil},
		{get, "/api/v1/tasks/:id/extensions", signedIn, s.apiExtensions, nil},
		{post, "/api/v1/tasks/:id/extension", signedIn, s.apiAskExtension, nil},
		{post, "/api/v1/tasks/:id/extension/decision", signedIn, s.apiDecideExtension, nil},
		{post, "/api/v1/tasks/:id/extension/withdrawal", signedIn, s.apiMove(s.store.WithdrawExtension), nil},
		{get, "/api/v1/tasks/:id/opinions", signedIn, s.apiOpinions, nil},
		{post, "/api/v1/tasks/:id/opinions", signedIn, s.apiAskOpinion, nil},
		{post, "/api/v1/tasks/:id/opinions/:opinion_id/answer", signedIn, s.apiOpinionMove(s.store.GiveOpinion), nil},
		{post, "/api/v1/tasks/:id/opinions/:opinion_id/withdrawal", signedIn, s.apiOpinionMove(s.store.WithdrawOpinion), nil},
		{post, "/api/v1/tasks/:id/bottlenecks", signedIn, s.apiRaiseBottleneck, nil},
		{get, "/api/v1/tasks/:id/subtasks", signedIn, s.apiSubtasks, nil},
		{post, "/api/v1/tasks/:id/subtasks", signedIn, s.apiAddSubtask, nil},
		{patch, "/api/v1/tasks/:id/subtasks/:subtask_id", signedIn, s.apiChangeSubtask, nil},
		{remove, "/api/v1/tasks/:id/subtasks/:subtask_id", signedIn, s.apiRemoveSubtask, nil},
		{post, "/api/v1/tasks/bulk", signedIn, s.apiBulk, nil},
		{get, "/api/v1/tasks/:id/links", signedIn, s.apiLinks, nil},
		{post, "/api/v1/tasks/:id/links/revocation", signedIn, s.apiRevokeLinks, nil},
		{get, "/api/v1/events", drafters, s.apiEvents, nil},
		{post, "/api/v1/events", drafters, s.apiEnterEvent, nil},
		{post, "/api/v1/events/preview", drafters, s.apiPreviewEvent, nil},
		{get, "/api/v1/substitutions", signedIn, s.apiSubstitutions, nil},
		{post, "/api/v1/substitutions", signedIn, s.apiAddSubstitution, nil},
		{remove, "/api/v1/substitutions/:id", signedIn, s.apiEndSubstitution, nil},
		{get, apiEvidencePath, signedIn, s.apiEvidence, nil},
		{post, apiEvidencePath, signedIn, s.apiAddEvidence, nil},
		{get, apiOneEvidence, signedIn, s.evidenceFile, nil},
		{remove, apiOneEvidence, signedIn, s.apiRemoveEvidence, nil},
		{get, "/api/v1/bottlenecks", signedIn, s.apiBottlenecks, []string{"state", "category", "severity", "agency", "directive", "waiting", "limit", "cursor"}},
		{get, "/api/v1/bottlenecks/:id", signedIn, s.apiBottleneck, nil},
		{post, "/api/v1/bottlenecks/:id/moves", signedIn, s.apiMoveBottleneck, nil},
		{get, "/api/v1/indicators", signedIn, s.apiIndicators, nil},
		{post, "/api/v1/indicators", definers, s.apiDefineIndicator, nil},
		{get, "/api/v1/indicators/:id", signedIn, s.apiIndicator, nil},
		{patch, "/api/v1/indicators/:id", definers, s.apiChangeIndicator, nil},
		{post, "/api/v1/indicators/:id/values", signedIn, s.apiMeasure, nil},
		{get, "/api/v1/board", signedIn, s.apiBoard, []string{"directive", "kind", "category", "boundary", "key", "on"}},
		{get, "/api/v1/standing", overseers, s.apiStanding, []string{"directive", "kind", "boundary"}},
		{get, "/api/v1/standing/marks", overseers, s.apiStandingMarks, nil},
		{post, "/api/v1/standing/marks", overseers, s.apiConfirmStanding, nil},
		{remove, "/api/v1/standing/marks/:id", overseers, s.apiWithdrawStanding, nil},
		{get, "/api/v1/search", signedIn, s.apiSearch, []string{"q"}},
		{get, "/api/v1/directives/:id/amendments", drafters, s.apiAmended, nil},
		{get, "/api/v1/directives/:id/amendments/:amended_id", drafters, s.apiAmendment, nil},
		{post, "/api/v1/directives/:id/amendments/:amended_id", drafters, s.apiDecideAmendment, nil},
		{remove, "/api/v1/directives/:id/amendments/:amended_id", drafters, s.apiUndoAmendment, nil},
		{get, "/api/v1/directives/:id/relations", drafters, s.apiRelations, nil},
		{post, "/api/v1/directives/:id/relations", drafters, s.apiAddRelation, nil},
		{remove, "/api/v1/directives/:id/relations/:relation_id", drafters, s.apiRemoveRelation, []string{"version"}},
		{get, apiDraftingsPath, drafters, s.apiDraftings, nil},
		{post, apiDraftingsPath, drafters, s.apiStartDrafting, nil},
		{get, apiDraftingsPath + "/:id", drafters, s.apiDrafting, nil},
		{post, apiDraftingsPath + "/:id/drafts", drafters, s.apiAddDraft, nil},
		{patch, apiDraftingsPath + "/:id/drafts/:draft_id", drafters, s.apiChangeDraft, nil},
		{post, apiDraftingsPath + "/:id/drafts/:draft_id/split", drafters, s.apiSplitDraft, nil},
		{post, apiDraftingsPath + "/:id/merge", drafters, s.apiMergeDrafts, nil},
		{post, apiDraftingsPath + "/:id/register", drafters, s.apiRegisterDrafting, nil},
		{post, apiDraftingsPath + "/:id/discard", drafters, s.apiDiscardDrafting, nil},
		{get, apiImportsPath, drafters, s.apiImports, nil},
		{post, apiImportsPath, drafters, s.apiKeepImport, nil},
		{get, apiImportsPath + "/:id", drafters, s.apiImport, nil},
		{patch, apiImportsPath + "/:id", drafters, s.apiMapImport, nil},
		{get, apiImportsPath + "/:id/rows", drafters, s.apiImportRows, []string{"state", "limit", "cursor"}},
		{post, apiImportsPath + "/:id/apply", drafters, s.apiApplyImport, nil},
		{post, apiImportsPath + "/:id/discard", drafters, s.apiDiscardImport, nil},
		{get, "/api/v1/filters", signedIn, s.apiFilters, nil},
		{post, "/api/v1/filters", signedIn, s.apiSaveFilter, nil},
		{get, "/api/v1/filters/:id", signedIn, s.apiFilter, nil},
		{patch, "/api/v1/filters/:id", signedIn, s.apiChangeFilter, nil},
		{remove, "/api/v1/filters/:id", signedIn, s.apiRemoveFilter, nil},
		{post, "/api/v1/filters/:id/subscription", signedIn, s.apiSubscribe, nil},
		{remove, "/api/v1/filters/:id/subscription", signedIn, s.apiEndSubscription, nil},
		{post, "/api/v1/filters/:id/feed", signedIn, s.apiMakeFeed, nil},
		{remove, "/api/v1/filters/:id/feed", signedIn, s.apiRevokeFeed, nil},
		{get, "/api/v1/agencies", signedIn, s.apiAgencies, []string{"kind", "on", "q", "limit", "cursor"}},
		{get, "/api/v1/users", personnel, s.apiUsers, []string{"q", "role", "agency", "state", "limit", "cursor"}},
		{post, "/api/v1/users", personnel, s.apiInvite, nil},
		{get, "/api/v1/users/:id", personnel, s.apiUser, nil},
		{patch, "/api/v1/users/:id", personnel, s.apiEditUser, nil},
		{post, "/api/v1/users/:id/sessions/end", personnel, s.apiEndSessionsOf, nil},
		{post, "/api/v1/users/sessions/end", personnel, s.apiEndEverySession, nil},
		{get, "/api/v1/policies", keepers, s.apiPolicies, nil},
		{post, "/api/v1/policies", keepers, s.apiAddPolicy, nil},
		{post, "/api/v1/policies/preview", keepers, s.apiPreviewPolicy, nil},
		{patch, "/api/v1/policies/:id", keepers, s.apiChangePolicy, nil},
		{remove, "/api/v1/policies/:id", keepers, s.apiEndPolicy, nil},
		{get, "/api/v1/recipients", keepers, s.apiRecipients, []string{"part", "q", "limit", "cursor"}},
		{post, "/api/v1/recipients", keepers, s.apiAddRecipient, nil},
		{get, "/api/v1/recipients/:id", keepers, s.apiRecipient, nil},
		{patch, "/api/v1/recipients/:id", keepers, s.apiChangeRecipient, nil},
		{remove, "/api/v1/recipients/:id", keepers, s.apiEndRecipient, nil},
		{get, "/api/v1/audit", keepers, s.apiAudit, []string{"who", "action", "object", "object_id", "from", "to", "text", "limit", "cursor"}},
		{get, "/api/v1/letters", signedIn, s.apiLetters, []string{"agency", "limit", "cursor"}},
		{post, "/api/v1/letters", urgers, s.apiMakeLetter, nil},
		{get, "/api/v1/letters/:id", signedIn, s.apiLetter, nil},
		{get, "/api/v1/letters/:id/docx", signedIn, s.letterDOCX, nil},
		{get, "/api/v1/letters/:id/pdf", signedIn, s.letterPDF, nil},
		{get, "/api/v1/reviews", reviewers, s.apiReviews, []string{"limit", "cursor"}},
		{post, "/api/v1/reviews", drafters, s.apiPlanReview, nil},
		{get, "/api/v1/reviews/:id", reviewers, s.apiReview, nil},
		{get, "/api/v1/reviews/:id/docx", reviewers, s.reviewFile("docx"), []string{"language"}},
		{get, "/api/v1/reviews/:id/pdf", reviewers, s.reviewFile("pdf"), []string{"language"}},
		{post, "/api/v1/reviews/:id/agenda", drafters, s.apiReviewStep(s.apiDrawUpReview), nil},
		{post, "/api/v1/reviews/:id/close", reviewers, s.apiReviewStep(s.apiCloseReview), nil},
		{patch, "/api/v1/reviews/:id/items/:item_id", reviewers, s.apiNoteReview, nil},
		{post, "/api/v1/reviews/:id/items/:item_id/decisions", reviewers, s.apiDecideInReview, nil},
		{post, "/api/v1/reviews/:id/decisions/:decision_id/withdrawal", reviewers, s.apiReviewStep(s.apiWithdrawDecision), nil},
		{post, "/api/v1/reviews/:id/drafting", drafters, s.apiDraftReview, nil},
		{get, "/api/v1/review-cadences", reviewers, s.apiReviewCadences, nil},
		{patch, "/api/v1/review-cadences/:kind", drafters, s.apiChangeReviewCadence, nil},
		{get, "/api/v1/reports", overseers, s.apiReports, []string{"limit", "cursor"}},
		{post, "/api/v1/reports", compilers, s.apiOrderReport, nil},
		{get, "/api/v1/reports/:id", overseers, s.apiReport, nil},
		{get, "/api/v1/reports/:id/docx", overseers, s.reportFile("docx"), nil},
		{get, "/api/v1/reports/:id/pdf", overseers, s.reportFile("pdf"), nil},
		{get, "/api/v1/reports/:id/xlsx", overseers, s.reportFile("xlsx"), nil},
		{post, "/api/v1/reports/:id/approval", compilers, s.apiApproveReport, nil},
		{post, "/api/v1/reports/:id/correction", compilers, s.apiCorrectReport, nil},
	}
}

// api is the API's part of the route table. What changes something is done once for an Idempotency-Key.
func (s *server) api() []route {
	var all []route
	for _, r := range s.apiRoutes() {
		do := r.do
		if r.method != http.MethodGet {
			do = s.once(do)
		}
		all = append(all, route{r.method, r.path, r.may, takesQuery(r.query, do)})
	}
	return all
}
