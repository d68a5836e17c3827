package org.doubleloop.kit.feed;

/// The collection of a service whose documents stand in lanes.
public record FeedCollection(String name) {}
