package handlers

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"net/http"
	"sync"

	"github.com/labstack/echo/v4"
	"gopkg.in/yaml.v3"
)

//go:embed openapi/paths.yaml
var openAPIPaths string

//go:embed openapi/schemas.yaml
var openAPISchemas string

// openAPI is the description of the API as JSON. It is written in YAML, which people can read, and
// turned into JSON when first asked for.
var openAPI = sync.OnceValues(func() ([]byte, error) {
	var document map[string]any
	if err := yaml.Unmarshal([]byte(openAPIPaths+openAPISchemas), &document); err != nil {
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
