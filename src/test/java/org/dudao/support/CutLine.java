package org.dudao.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A TCP proxy to a local server that can be cut: open connections break, and new ones are refused until it is mended.
 */
public final class CutLine implements AutoCloseable {

    private final ServerSocket entrance;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private boolean cut;

    public CutLine(int target) throws IOException {
        this.target = target;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    public int port() {
        return entrance.getLocalPort();
    }

    public synchronized void cut() {
        cut = true;
        open.forEach(CutLine::close);
        open.clear();
    }

    public synchronized void mend() {
        cut = false;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                connect(entrance.accept());
            } catch (IOException e) {
                // Closed, or the server does not answer: the connection is refused.
            }
        }
    }

    /** Synchronized, so that no connection opens during a cut. */
    private synchronized void connect(Socket here) throws IOException {
        if (cut) {
            close(here);
            return;
        }
        var there = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(here);
        open.add(there);
        daemon(() -> copy(here, there));
        daemon(() -> copy(there, here));
    }

    private void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // The line was cut.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "cut-line");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        cut();
    }
}
