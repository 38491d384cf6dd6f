package org.dudao.file;

import java.io.IOException;
import java.io.InputStream;

/**
 * Stores the content of files. The key is the SHA-256 of the content; equal contents are stored once and never change.
 */
public interface FileStore {

    /** Takes part in the caller's transaction. */
    void put(String sha256, InputStream content) throws IOException;

    /** The caller closes the stream. It may stay open for any time. */
    InputStream open(String sha256);

    /** Takes part in the caller's transaction. */
    void remove(String sha256);
}
