package org.doubleloop.kit.access;

import java.util.List;
import java.util.Map;
import org.doubleloop.kit.ServiceKit;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A whole service under the contract of `openapi/toys.yaml`.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ServiceKit.class, ToyService.Controller.class})
public class ToyService {

  public record Toy(String name) {}

  public record Page(List<Toy> items) {}

  @RestController
  static class Controller {

    @GetMapping("/v1/toys")
    ResponseEntity<Page> list(
        @RequestParam(value = "limit", required = false) @Nullable Integer limit) {
      return ResponseEntity.ok()
          .header("Toy-Count", "1")
          .body(new Page(List.of(new Toy(Callers.current().organization()))));
    }

    @PostMapping("/v1/toys")
    ResponseEntity<Toy> create(@RequestBody Toy toy) {
      return ResponseEntity.status(201).body(new Toy(Integer.toString(toy.name().length())));
    }

    @GetMapping("/v1/toys/{id}")
    Toy read(@PathVariable("id") String id) {
      return new Toy(id);
    }

    @GetMapping("/v1/toys/best")
    Toy best() {
      return new Toy(String.valueOf(MDC.get("requestId")));
    }

    @GetMapping("/v1/toy-feed")
    Toy feed() {
      return new Toy(Callers.current().organization());
    }

    @GetMapping("/v1/undocumented")
    Map<String, String> undocumented() {
      return Map.of("secret", "yes");
    }
  }
}
