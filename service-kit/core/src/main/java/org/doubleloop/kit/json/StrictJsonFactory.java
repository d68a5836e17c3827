package org.doubleloop.kit.json;

import java.io.DataInput;
import java.io.InputStream;
import java.io.Reader;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;

/// Makes parsers with bounded nesting and sizes that refuse duplicate fields and text that no store
/// keeps.
final class StrictJsonFactory extends JsonFactory {

  private static final long serialVersionUID = 1L;
  private static final int DEEPEST = 64;
  private static final int LONGEST_STRING = 1 << 20;
  private static final int LONGEST_NAME = 1_024;

  StrictJsonFactory() {
    super(
        new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_STRING)
                    .maxNameLength(LONGEST_NAME)
                    .build()));
  }

  @Override
  protected JsonParser _createParser(ObjectReadContext context, IOContext io, InputStream in) {
    return new WellFormedParser(super._createParser(context, io, in));
  }

  @Override
  protected JsonParser _createParser(ObjectReadContext context, IOContext io, Reader in) {
    return new WellFormedParser(super._createParser(context, io, in));
  }

  @Override
  protected JsonParser _createParser(
      ObjectReadContext context,
      IOContext io,
      char[] data,
      int offset,
      int length,
      boolean recyclable) {
    return new WellFormedParser(super._createParser(context, io, data, offset, length, recyclable));
  }

  @Override
  protected JsonParser _createParser(
      ObjectReadContext context, IOContext io, byte[] data, int offset, int length) {
    return new WellFormedParser(super._createParser(context, io, data, offset, length));
  }

  @Override
  protected JsonParser _createParser(ObjectReadContext context, IOContext io, DataInput in) {
    return new WellFormedParser(super._createParser(context, io, in));
  }
}
