package org.doubleloop.gateway.web;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/// Where the gateway waits for its store and for the disk: never on a thread that serves
/// connections. What has begun is brought to its end, also when the caller has gone: an interrupted
/// write would cost the store's connection and say nothing about whether it took effect.
public final class BlockingCalls implements AutoCloseable {

  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("access-", 0).factory());

  /// Does work that may block, and ends in what comes of it.
  public <T> Mono<T> run(Supplier<T> work) {
    return Mono.fromFuture(() -> CompletableFuture.supplyAsync(work, threads));
  }

  public Executor threads() {
    return threads;
  }

  @Override
  public void close() {
    threads.close();
  }
}
