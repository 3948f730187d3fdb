package handlers

import (
	"embed"
	"encoding/json"
	"fmt"
	"net/http"
	"sync"

	"github.com/labstack/echo/v4"
	"gopkg.in/yaml.v3"
)

//go:embed openapi/*.yaml
var openAPIParts embed.FS

// openAPI is the description of the API as JSON. It is written in YAML, which people can read, and
// turned into JSON when first asked for. Each topic has its part of the paths and of the schemas.
var openAPI = sync.OnceValues(func() ([]byte, error) {
	var text []byte
	for _, name := range []string{"paths", "paths_life", "paths_requests", "paths_work", "paths_evidence", "paths_admin", "paths_letters", "paths_reports", "paths_group", "paths_board", "paths_reviews", "paths_imports", "paths_drafting", "paths_amendments", "paths_relations", "paths_filters",
		"schemas", "schemas_life", "schemas_evidence", "schemas_admin", "schemas_letters", "schemas_reports", "schemas_group", "schemas_board", "schemas_reviews", "schemas_imports", "schemas_drafting", "schemas_amendments", "schemas_relations", "schemas_filters"} {
		part, err := openAPIParts.ReadFile("openapi/" + name + ".yaml")
		if err != nil {
			return nil, err
		}
		text = append(text, part...)
	}
	var document map[string]any
	if err := yaml.Unmarshal(text, &document); err != nil {
		return nil, fmt.Errorf("openapi: %w", err)
	}
	return json.Marshal(document)
})

// apiOpenAPI is GET /api/v1/openapi.json: the description of the API, open to anyone.
func (s *server) apiOpenAPI(c echo.Context) error {
	document, err := openAPI()
	if err != nil {
		return err
	}
	return c.JSONBlob(http.StatusOK, document)
}
