package main

import "os/exec"

// Browser is the path of the program that prints papers in languages whose letters join.
type Browser string

// parseBrowser takes a path, or the name of a program that is found as a shell finds it.
func (w words) parseBrowser(text string) (Browser, error) {
	path, err := exec.LookPath(text)
	if err != nil {
		return "", w.fault("cli_fault_chromium", "Program", text)
	}
	return Browser(path), nil
}
