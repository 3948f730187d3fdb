package blob

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"path"
	"time"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"
)

// Bucket says where a bucket is and how to get in.
type Bucket struct {
	Host   string // host or host:port
	Name   string
	Region string // "us-east-1" unless set
	Key    string
	Secret string
	Plain  bool // http:// instead of https://
}

// S3 keeps contents in a bucket of an S3-compatible store. The bucket must be there already.
type S3 struct {
	client *minio.Client
	bucket string
}

// tries bounds how often a request is sent again when the store is away or overloaded.
const tries = 3

// NewS3 gives the store in a bucket. Nothing is asked of the server yet.
func NewS3(b Bucket) (S3, error) {
	if b.Region == "" {
		b.Region = "us-east-1"
	}
	client, err := minio.New(b.Host, &minio.Options{Creds: credentials.NewStaticV4(b.Key, b.Secret, ""), Secure: !b.Plain, Region: b.Region, MaxRetries: tries})
	return S3{client, b.Name}, err
}

// String is the bucket's address, without key and secret.
func (s S3) String() string { return "s3://" + s.client.EndpointURL().Host + "/" + s.bucket }

// Put keeps a content of so many bytes. One request carries it, so that it is there whole or not at
// all.
func (s S3) Put(ctx context.Context, sum string, content io.Reader, size int64) error {
	if err := checkSum(sum); err != nil {
		return err
	}
	_, err := s.client.PutObject(ctx, s.bucket, place(sum), content, size, minio.PutObjectOptions{DisableMultipart: true})
	return s.say("put", err)
}

// Open gives a content to read, or ErrNotThere.
func (s S3) Open(ctx context.Context, sum string) (io.ReadSeekCloser, error) {
	if err := checkSum(sum); err != nil {
		return nil, err
	}
	object, err := s.client.GetObject(ctx, s.bucket, place(sum), minio.GetObjectOptions{})
	if err != nil {
		return nil, s.say("get", err)
	}
	if _, err := object.Stat(); err != nil { // nothing is asked of the server before
		return nil, errors.Join(s.say("get", err), object.Close())
	}
	return object, nil
}

// Old names the contents put longer than age ago, by the machine's clock.
func (s S3) Old(ctx context.Context, age time.Duration) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		for o := range s.client.ListObjectsIter(ctx, s.bucket, minio.ListObjectsOptions{Recursive: true}) {
			if o.Err != nil {
				yield("", s.say("list", o.Err))
				return
			}
			sum := path.Base(o.Key)
			if isSum(sum) && o.Key == place(sum) && time.Since(o.LastModified) >= age && !yield(sum, nil) {
				return
			}
		}
	}
}

// Delete takes a content away. One that is gone already is no error.
func (s S3) Delete(ctx context.Context, sum string) error {
	if err := checkSum(sum); err != nil {
		return err
	}
	return s.say("delete", s.client.RemoveObject(ctx, s.bucket, place(sum), minio.RemoveObjectOptions{}))
}

// say puts the store's answer in an error of ours.
func (s S3) say(what string, err error) error {
	answer := minio.ToErrorResponse(err)
	switch {
	case err == nil:
		return nil
	case answer.Code == minio.NoSuchKey || answer.Code == "" && answer.StatusCode == http.StatusNotFound:
		return ErrNotThere
	}
	return fmt.Errorf("blob: %s in %s: %w", what, s, err)
}
