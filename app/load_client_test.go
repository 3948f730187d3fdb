//go:build bench

package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/textproto"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// loadResult is what a load run measured.
type loadResult struct {
	requests, failed int
	took             time.Duration
	latencies        []time.Duration // sorted
	bytes            int             // of the last answer's body, as sent
	firstFault       string
}

func (r loadResult) rate() float64 { return float64(r.requests) / r.took.Seconds() }

func (r loadResult) percentile(p float64) time.Duration {
	if len(r.latencies) == 0 {
		return 0
	}
	return r.latencies[min(len(r.latencies)-1, int(float64(len(r.latencies))*p/100))]
}

// drive sends requests over kept connections until the time is up. Each connection sends its next
// request when the answer to the last one is in: the client is a bare socket, so that what is
// measured is the server.
func drive(addr string, connections int, span time.Duration, request func(n int) []byte) loadResult {
	var mu sync.Mutex
	var total loadResult
	var wait sync.WaitGroup
	start := time.Now()
	for c := range connections {
		wait.Go(func() {
			r := loadOne(addr, c, connections, start.Add(span), request)
			mu.Lock()
			defer mu.Unlock()
			total.requests += r.requests
			total.failed += r.failed
			total.latencies = append(total.latencies, r.latencies...)
			total.bytes = max(total.bytes, r.bytes)
			if total.firstFault == "" {
				total.firstFault = r.firstFault
			}
		})
	}
	wait.Wait()
	total.took = time.Since(start)
	slices.Sort(total.latencies)
	return total
}

func loadOne(addr string, first, step int, until time.Time, request func(n int) []byte) (r loadResult) {
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		return loadResult{failed: 1, firstFault: err.Error()}
	}
	defer conn.Close()
	in := bufio.NewReaderSize(conn, 64<<10)
	for n := first; ; n += step {
		sent := time.Now()
		if !sent.Before(until) {
			return r
		}
		if _, err := conn.Write(request(n)); err != nil {
			r.failed++
			r.firstFault = err.Error()
			return r
		}
		status, size, err := readAnswer(in)
		r.requests++
		r.latencies = append(r.latencies, time.Since(sent))
		r.bytes = size
		if err != nil || status >= 300 {
			r.failed++
			if r.firstFault == "" {
				r.firstFault = fmt.Sprint("status ", status, " ", err)
			}
			if err != nil {
				return r
			}
		}
	}
}

// readAnswer reads one HTTP/1.1 answer and throws its body away.
func readAnswer(in *bufio.Reader) (status, size int, err error) {
	line, err := in.ReadSlice('\n')
	if err != nil || len(line) < 12 {
		return 0, 0, fmt.Errorf("status line %q: %w", line, err)
	}
	status, _ = strconv.Atoi(string(line[9:12]))
	length := 0
	for {
		line, err = in.ReadSlice('\n')
		if err != nil {
			return status, 0, err
		}
		if len(line) <= 2 {
			break
		}
		key, value, _ := bytes.Cut(line, []byte(":"))
		switch {
		case bytes.EqualFold(key, []byte("Content-Length")):
			length, _ = strconv.Atoi(string(bytes.TrimSpace(value)))
		case bytes.EqualFold(key, []byte("Transfer-Encoding")):
			length = -1
		}
	}
	if length >= 0 {
		_, err = in.Discard(length)
		return status, length, err
	}
	for {
		line, err = in.ReadSlice('\n')
		if err != nil {
			return status, size, err
		}
		n, err := strconv.ParseInt(string(bytes.TrimSpace(line)), 16, 32)
		if err != nil {
			return status, size, err
		}
		if _, err = in.Discard(int(n) + 2); err != nil || n == 0 {
			return status, size, err
		}
		size += int(n)
	}
}

// httpRequest writes a request as it goes over the wire.
func httpRequest(method, host, path string, headers map[string]string, body string) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s HTTP/1.1\r\nHost: %s\r\n", method, path, host)
	for k, v := range headers {
		fmt.Fprintf(&b, "%s: %s\r\n", textproto.CanonicalMIMEHeaderKey(k), v)
	}
	if method != "GET" {
		fmt.Fprintf(&b, "Content-Length: %d\r\n", len(body))
	}
	b.WriteString("\r\n")
	_, _ = io.WriteString(&b, body)
	return []byte(b.String())
}
