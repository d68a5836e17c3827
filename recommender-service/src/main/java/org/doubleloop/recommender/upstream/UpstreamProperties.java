package org.doubleloop.recommender.upstream;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the services are that this one listens to: `doubleloop.upstream`.
@ConfigurationProperties("doubleloop.upstream")
public record UpstreamProperties(
    @DefaultValue("http://127.0.0.1:8081") URI signal,
    @DefaultValue("http://127.0.0.1:8082") URI policy) {}
