package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// browserPatience is how long one browser test may take; a page that never comes must fail, not hang.
const browserPatience = time.Minute

// chromium is the one browser of this process: a fresh profile, and nothing that talks to the
// network of its own accord. It is started by the first test that asks for a tab.
type chromium struct {
	once  sync.Once
	tabs  context.Context
	close func()
	err   error
}

var shared chromium

// TestMain closes the browser, which would leave its profile behind, and removes the built program.
func TestMain(m *testing.M) {
	code := m.Run()
	if file, err := builtProgram(); err == nil {
		_ = os.RemoveAll(filepath.Dir(file))
	}
	if shared.close != nil {
		shared.close()
	}
	os.Exit(code)
}

// start starts the browser. The command line is ours alone: among the library's default flags is
// one that switches off the isolation of sites, which readers' browsers have.
func (c *chromium) start(program string) error {
	c.once.Do(func() {
		allocator, endAllocator := chromedp.NewExecAllocator(context.Background(),
			chromedp.ExecPath(program),
			chromedp.Flag("headless", "new"),
			chromedp.NoSandbox, // root has no sandbox, and the pages are ours
			chromedp.DisableGPU,
			chromedp.NoFirstRun,
			chromedp.NoDefaultBrowserCheck,
			chromedp.Flag("disable-quic", true),
			chromedp.Flag("disable-background-networking", true),
			chromedp.Flag("disable-component-update", true),
			chromedp.Flag("disable-sync", true),
			chromedp.Flag("disable-dev-shm-usage", true), // /dev/shm is small in containers
			chromedp.Flag("force-color-profile", "srgb"),
			chromedp.Flag("hide-scrollbars", true),
			chromedp.Flag("lang", "vi"),
			chromedp.WindowSize(1280, 900),
		)
		browser, endBrowser := chromedp.NewContext(allocator)
		c.tabs, c.close = browser, func() { endBrowser(); endAllocator() }
		c.err = chromedp.Run(browser)
	})
	return c.err
}

// browser opens a tab for one test, with cookies and storage of its own, closed when the test ends.
// Where Chromium is not installed the test is skipped, or fails when the environment says CI=true.
func browser(t *testing.T) context.Context {
	t.Helper()
	program, missing := findChromium()
	switch {
	case missing && os.Getenv("CI") == "true":
		t.Fatal("Chromium is not installed, and CI=true lets no test be skipped")
	case missing:
		t.Skip("Chromium is not installed")
	}
	if err := shared.start(program); err != nil {
		t.Fatalf("cannot start %s: %v", program, err)
	}
	patient, stop := context.WithTimeout(shared.tabs, browserPatience)
	t.Cleanup(stop)
	tab, err := openTab(t, patient)
	if err != nil {
		t.Fatalf("cannot open a tab: %v", err)
	}
	return tab
}

// openTab opens a tab in a browser context of its own. chromedp.WithNewBrowserContext would do the
// same without a new window, which recent Chromium refuses ("no browser is open").
func openTab(t *testing.T, ctx context.Context) (context.Context, error) {
	executor := cdp.WithExecutor(ctx, chromedp.FromContext(ctx).Browser)
	profile, err := target.CreateBrowserContext().Do(executor)
	if err != nil {
		return nil, err
	}
	id, err := target.CreateTarget("about:blank").WithBrowserContextID(profile).WithNewWindow(true).Do(executor)
	if err != nil {
		return nil, err
	}
	tab, closeTab := chromedp.NewContext(ctx, chromedp.WithTargetID(id))
	t.Cleanup(func() {
		closeTab()
		// The context of the test may be over by now; the browser's is not.
		executor := cdp.WithExecutor(shared.tabs, chromedp.FromContext(shared.tabs).Browser)
		if err := target.DisposeBrowserContext(profile).Do(executor); err != nil {
			t.Errorf("cannot close the tab: %v", err)
		}
	})
	return tab, nil
}

func findChromium() (program string, missing bool) {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if program, err := exec.LookPath(name); err == nil {
			return program, false
		}
	}
	return "", true
}

// screenshot writes the whole page as NAME.png into the folder DONDOC_SHOTS, or else among the
// artifacts of the test (go test -artifacts), and returns its path.
func screenshot(t *testing.T, tab context.Context, name string) string {
	t.Helper()
	var picture []byte
	if err := chromedp.Run(tab, chromedp.FullScreenshot(&picture, 100)); err != nil {
		t.Fatalf("cannot take the picture %s: %v", name, err)
	}
	folder := os.Getenv("DONDOC_SHOTS")
	if folder == "" {
		folder = t.ArtifactDir()
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, name+".png")
	if err := os.WriteFile(path, picture, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}
