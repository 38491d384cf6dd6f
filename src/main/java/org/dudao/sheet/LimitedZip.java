package org.dudao.sheet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Enumeration;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.openxml4j.util.ZipEntrySource;

/** A workbook's parts, of which no more is unpacked than fits: a few kilobytes may hold gigabytes. */
final class LimitedZip implements ZipEntrySource {

    private static final int MOST_ENTRIES = 2_000;

    private final ZipFile zip;
    private long left;
    private boolean exceeded;
    private boolean closed;

    /** Nothing can be read before something is allowed. */
    LimitedZip(byte[] content) throws IOException {
        zip = ZipFile.builder().setByteArray(content).get();
        int entries = 0;
        for (var all = zip.getEntries(); all.hasMoreElements(); all.nextElement()) {
            entries++;
        }
        exceeded = entries > MOST_ENTRIES;
    }

    /** So many bytes may be unpacked from now on, whatever was allowed before. */
    void allow(long bytes) {
        left = bytes;
    }

    /** Whether reading has failed, or must not begin, because there is too much. */
    boolean exceeded() {
        return exceeded;
    }

    @Override
    public Enumeration<? extends ZipArchiveEntry> getEntries() {
        return zip.getEntries();
    }

    @Override
    public ZipArchiveEntry getEntry(String path) {
        return zip.getEntry(path);
    }

    @Override
    public InputStream getInputStream(ZipArchiveEntry entry) throws IOException {
        return new FilterInputStream(zip.getInputStream(entry)) {
            @Override
            public int read() throws IOException {
                int read = super.read();
                count(read < 0 ? 0 : 1);
                return read;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = super.read(buffer, offset, length);
                count(Math.max(read, 0));
                return read;
            }
        };
    }

    private void count(int bytes) throws IOException {
        left -= bytes;
        if (left < 0) {
            exceeded = true;
            throw new IOException("too much content");
        }
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        zip.close();
    }
}
