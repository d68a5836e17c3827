package org.doubleloop.signal.upstream;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the policy-service is: `doubleloop.upstream`.
@ConfigurationProperties("doubleloop.upstream")
record UpstreamProperties(@DefaultValue("http://127.0.0.1:8082") URI policy) {}
