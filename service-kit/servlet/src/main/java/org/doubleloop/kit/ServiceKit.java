package org.doubleloop.kit;

import org.doubleloop.kit.access.AccessConfiguration;
import org.doubleloop.kit.creation.Creations;
import org.doubleloop.kit.error.ProblemConfiguration;
import org.doubleloop.kit.heap.HeapConfiguration;
import org.doubleloop.kit.json.StrictJson;
import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.kit.servlet.WebConfiguration;
import org.doubleloop.kit.time.TimeConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Everything that a service imports to be one: problems, strict JSON, its contract, access, time,
/// the naming of what is created. The store and its lanes are imported beside it by those services
/// that have them.
@Configuration(proxyBeanMethods = false)
@Import({
  TimeConfiguration.class,
  HeapConfiguration.class,
  StrictJson.class,
  ProblemConfiguration.class,
  WebConfiguration.class,
  AccessConfiguration.class,
  Creations.class,
  OrganizationClock.class
})
public class ServiceKit {}
