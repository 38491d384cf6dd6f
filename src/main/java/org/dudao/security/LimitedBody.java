package org.dudao.security;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;

/** A request body that ends with an exception when it is too large or arrives too slowly. */
class LimitedBody extends ServletInputStream {

    private static final long BYTES_A_SECOND = 20_000;

    /** The body is refused. */
    static final class BodyRefused extends IOException {
        private final int status;
        private final String reason;

        BodyRefused(int status, String reason) {
            super(reason);
            this.status = status;
            this.reason = reason;
        }

        /** The Chinese sentence. */
        String reason() {
            return reason;
        }

        int status() {
            return status;
        }
    }

    private final ServletInputStream body;
    private final long limit;
    private final Duration duration;
    private final long start = System.nanoTime();
    private long size;

    LimitedBody(ServletInputStream body, long limit, Duration duration) {
        this.body = body;
        this.limit = limit;
        this.duration = duration;
    }

    @Override
    public int read() throws IOException {
        var next = body.read();
        if (next >= 0) {
            arrived(1);
        }
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var count = body.read(buffer, offset, length);
        if (count > 0) {
            arrived(count);
        }
        return count;
    }

    private void arrived(int count) throws BodyRefused {
        size += count;
        if (size > limit) {
            throw tooLarge(limit);
        }
        var allowed = duration.plusMillis(size * 1000 / BYTES_A_SECOND);
        if (System.nanoTime() - start > allowed.toNanos()) {
            throw new BodyRefused(408, "请求的内容传得太慢，没有办理。请检查网络后重试。");
        }
    }

    static BodyRefused tooLarge(long limit) {
        return new BodyRefused(413, "请求的内容超过 %d KB，没有办理。".formatted(limit / 1024));
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }
}
