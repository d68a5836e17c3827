package org.doubleloop.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;

/// The API keys that the first start made, one for each kind of person.
public record Keys(String organization, String admin, String rep, String reviewer) {

  static Keys read(Path file) throws IOException {
    return JsonMapper.shared().readValue(Files.readString(file), Keys.class);
  }

  /// Without the keys.
  @Override
  public String toString() {
    return "Keys[" + organization + "]";
  }
}
