package org.doubleloop.gateway.limit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// What a key may have of the gateway, and how much more an organization: `doubleloop.limit`.
///
/// @param requests how many requests a key may make in `window`, at once or spread over it
/// @param window the time in which as many become possible again
/// @param anonymous how many requests without a right key an address may make in `window`; for more
///   it waits
/// @param concurrent how many requests of a key are at one service at a time; 0 is as many as this
///   machine has processors, and at least 2
/// @param concurrentWaiting the same of operations that wait for something outside, as drafts do
/// @param bytes of bodies, in both directions, for which a request keeps its place a second,
///   however soon it is answered
/// @param waiting how long an operation that waits for something outside keeps its place at least
/// @param patience how long a request waits for a place at a service
/// @param memory how many bytes are held for the requests of a key that are under way: 64 KiB for
///   each, and its body
/// @param organization how many times of all this an organization has
/// @param allMemory the same for all keys
/// @param headers how long the headers of a request may take to come in
/// @param body how long a body may take to come in; a large one has a second more for every 64 KiB
/// @param answer how long a caller may take to read an answer
/// @param connections how many connections there may be; the one that has waited longest for its
///   next request makes room
/// @param opened how many connections an address may open in `window`; more wait for their turn,
///   and are closed where that would not come within another window
@ConfigurationProperties("doubleloop.limit")
public record LimitProperties(
    @DefaultValue("1000") int requests,
    @DefaultValue("2s") Duration window,
    @DefaultValue("40") int anonymous,
    @DefaultValue("0") int concurrent,
    @DefaultValue("4") int concurrentWaiting,
    @DefaultValue("512KB") DataSize bytes,
    @DefaultValue("80ms") Duration waiting,
    @DefaultValue("10s") Duration patience,
    @DefaultValue("16MB") DataSize memory,
    @DefaultValue("2") int organization,
    @DefaultValue("64MB") DataSize allMemory,
    @DefaultValue("10s") Duration headers,
    @DefaultValue("10s") Duration body,
    @DefaultValue("2m") Duration answer,
    @DefaultValue("4000") int connections,
    @DefaultValue("200") int opened) {

  private static final int LEAST_CONCURRENT = 2;

  public LimitProperties {
    if (concurrent == 0) {
      concurrent = Math.max(LEAST_CONCURRENT, Runtime.getRuntime().availableProcessors());
    }
    positive("requests", requests);
    positive("anonymous", anonymous);
    positive("concurrent", concurrent);
    positive("concurrent-waiting", concurrentWaiting);
    positive("organization", organization);
    positive("connections", connections);
    positive("opened", opened);
    positive("bytes", bytes.toBytes());
    positive("memory", memory.toBytes());
    positive("all-memory", allMemory.toBytes());
    positive("window", window.toMillis());
    positive("waiting", waiting.toMillis());
    positive("patience", patience.toMillis());
    positive("headers", headers.toMillis());
    positive("body", body.toMillis());
    positive("answer", answer.toMillis());
  }

  private static void positive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException("doubleloop.limit." + name + " must be positive");
    }
  }
}
