package org.broadsheet.feed;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does the same with many things, some at once. */
final class AtOnce {
    private AtOnce() {}

    /**
     * The results in the order of the things, once all are there.
     *
     * @throws IllegalStateException with what the work threw as its cause, or where the thread is interrupted
     */
    static <K, V> Map<K, V> map(int most, Collection<K> things, Function<K, V> work) {
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, Math.min(most, things.size())));
        try {
            Map<K, Future<V>> begun = new LinkedHashMap<>();
            for (K thing : things) begun.computeIfAbsent(thing, t -> threads.submit(() -> work.apply(t)));
            Map<K, V> results = new LinkedHashMap<>();
            for (var one : begun.entrySet())
                results.put(one.getKey(), one.getValue().get());
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException("at work on feeds", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted at work on feeds", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
