package org.dudao.support;

import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Runs several actions at the same moment. */
public final class AtOnce {

    private AtOnce() {}

    /** @return the number of actions that succeeded */
    public static int all(Runnable... acts) throws Exception {
        var barrier = new CyclicBarrier(acts.length);
        var threads = Executors.newFixedThreadPool(acts.length);
        try {
            var all = threads.invokeAll(Stream.of(acts)
                    .<Callable<Boolean>>map(act -> () -> {
                        barrier.await();
                        try {
                            act.run();
                            return true;
                        } catch (RuntimeException | AssertionError refused) {
                            return false;
                        }
                    })
                    .toList());
            int succeeded = 0;
            for (var one : all) {
                succeeded += one.get() ? 1 : 0;
            }
            return succeeded;
        } finally {
            threads.shutdown();
        }
    }
}
