package org.dudao.file;

import java.io.IOException;
import java.io.InputStream;

/** Where the bytes of files are. A content is known by its SHA-256, kept once, and never changed. */
public interface FileStore {

    /** Within the caller's transaction. */
    void put(String sha256, InputStream content) throws IOException;

    /** To be closed by the caller. It can be read for as long as one likes. */
    InputStream open(String sha256);

    /** Within the caller's transaction. */
    void remove(String sha256);
}
