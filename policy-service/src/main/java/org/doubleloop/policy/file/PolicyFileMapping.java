package org.doubleloop.policy.file;

import java.util.List;
import java.util.Objects;
import org.doubleloop.api.policy.model.AppliedFileJson;
import org.doubleloop.api.policy.model.FileOutcomeJson;
import org.doubleloop.api.policy.model.NewPolicyJson;
import org.doubleloop.api.policy.model.NewProposalJson;
import org.doubleloop.api.policy.model.PolicyContentJson;
import org.doubleloop.api.policy.model.PolicyFileJson;
import org.doubleloop.api.policy.model.PolicyVersionJson;
import org.doubleloop.api.policy.model.ProposalJson;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.JsonFaults;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.problem.ValidationFaults;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.validation.ContentMapping;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.Validator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Translates files for the API, as their JSON is read.
@Component
final class PolicyFileMapping {
  private final JsonMapper mapper;
  private final Validator validator;

  /// @param mapper a strict one
  PolicyFileMapping(JsonMapper mapper, Validator validator) {
    this.mapper = mapper;
    this.validator = validator;
  }

  /// What a file says, each of its values right by itself.
  ///
  /// @throws ServiceException with faults whose pointers are into the file
  PolicyFileJson fromApi(String json) {
    PolicyFileJson file;
    try {
      file = mapper.readValue(json, PolicyFileJson.class);
    } catch (JacksonException e) {
      throw unreadable(e);
    }
    if (file == null) {
      throw invalid(List.of(new FieldFault("", "TYPE", "must be an object")));
    }
    var errors = new BeanPropertyBindingResult(file, "file");
    validator.validate(file, errors);
    if (errors.hasErrors()) {
      throw invalid(ValidationFaults.of(errors));
    }
    return file;
  }

  private static ServiceException unreadable(JacksonException e) {
    for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ServiceException known) {
        return known;
      }
    }
    return JsonFaults.of(e);
  }

  static ServiceException invalid(List<FieldFault> faults) {
    return new ServiceException(
        CommonProblem.INVALID_REQUEST,
        faults.size() == 1 ? "One value is not valid" : faults.size() + " values are not valid",
        faults);
  }

  /// The policy that a file makes.
  static NewPolicyJson toNewPolicy(String id, PolicyContent content) {
    return new NewPolicyJson().id(id).content(toApi(content));
  }

  /// What a file proposes. Its id follows from what it says, so that a file proposes the same thing
  /// once, however often it is applied.
  static NewProposalJson toNewProposal(
      String organization, PolicyFileJson file, int base, PolicyContent content) {
    var rationale = Objects.requireNonNull(file.getRationale());
    var hash = ContentCodec.hash(content);
    var id =
        Ids.hash(
            organization, "policy-file", file.getPolicy(), Integer.toString(base), hash, rationale);
    return new NewProposalJson()
        .id(id)
        .policy(file.getPolicy())
        .baseVersion(base)
        .rationale(rationale)
        .content(toApi(content));
  }

  private static PolicyContentJson toApi(PolicyContent content) {
    return ContentMapping.toApi(content);
  }

  static AppliedFileJson toApi(FileOutcomeJson outcome, @Nullable PolicyVersionJson version) {
    return new AppliedFileJson().outcome(outcome).version(version);
  }

  static AppliedFileJson toApi(@Nullable ProposalJson proposal) {
    return new AppliedFileJson().outcome(FileOutcomeJson.PROPOSED).proposal(proposal);
  }
}
