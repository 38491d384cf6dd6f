package org.dudao.sheet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Enumeration;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.openxml4j.util.ZipEntrySource;

/** The parts of a workbook. Unpacking stops at a limit, because a few kilobytes may unpack to gigabytes. */
final class LimitedZip implements ZipEntrySource {

    private static final int MOST_ENTRIES = 2_000;

    private final ZipFile zip;
    private long bytesLeft;
    private boolean exceeded;
    private boolean closed;

    /** Reading fails until {@link #allow} sets a limit. */
    LimitedZip(byte[] content) throws IOException {
        zip = ZipFile.builder().setByteArray(content).get();
        int entries = 0;
        for (var all = zip.getEntries(); all.hasMoreElements(); all.nextElement()) {
            entries++;
        }
        exceeded = entries > MOST_ENTRIES;
    }

    /** Sets how many more bytes may be unpacked. Replaces the previous limit. */
    void allow(long bytes) {
        bytesLeft = bytes;
    }

    /** Whether reading failed at the limit, or the archive has too many entries. */
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
        bytesLeft -= bytes;
        if (bytesLeft < 0) {
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
