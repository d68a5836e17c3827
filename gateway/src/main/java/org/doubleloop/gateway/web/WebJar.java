package org.doubleloop.gateway.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/// A library for browsers that lies on the class path, whatever its version.
///
/// @param group its Maven group, such as `org.webjars`
public record WebJar(String group, String name) {

  public byte[] read(String file) {
    try {
      var build =
          PropertiesLoaderUtils.loadProperties(
              new ClassPathResource("META-INF/maven/%s/%s/pom.properties".formatted(group, name)));
      return new ClassPathResource(
              "META-INF/resources/webjars/%s/%s/%s"
                  .formatted(name, build.getProperty("version"), file))
          .getContentAsByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(name + " is not on the class path", e);
    }
  }
}
