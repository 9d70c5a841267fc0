#include "services/common/fields/personal.h"

#include <algorithm>
#include <memory>
#include <vector>

#include "candour/type/v1/rules.pb.h"
#include "google/protobuf/descriptor.h"

namespace candour {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

bool IsPersonal(const FieldDescriptor* field) {
  return field->options().GetExtension(type::v1::rule).personal() == type::v1::PERSONAL_YES;
}

// A message that is not personal as a whole and may have personal parts.
bool HasParts(const FieldDescriptor* field) {
  return field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE && !field->is_map();
}

std::vector<const FieldDescriptor*> FieldsSetIn(const Message& message) {
  std::vector<const FieldDescriptor*> fields;
  message.GetReflection()->ListFields(message, &fields);
  return fields;
}

// Swaps the personal parts of `facts` into `personal`, which is empty. True when there were any.
bool MovePersonal(Message& facts, Message& personal);

bool MoveFromElements(Message& facts, Message& personal, const FieldDescriptor* field) {
  const Reflection* reflection = facts.GetReflection();
  const int count = reflection->FieldSize(facts, field);
  bool any = false;
  for (int i = 0; i < count; ++i) {
    Message* part = reflection->AddMessage(&personal, field);
    any |= MovePersonal(*reflection->MutableRepeatedMessage(&facts, field, i), *part);
  }
  if (!any) reflection->ClearField(&personal, field);
  return any;
}

bool MoveFromChild(Message& facts, Message& personal, const FieldDescriptor* field) {
  const Reflection* reflection = facts.GetReflection();
  const bool any = MovePersonal(*reflection->MutableMessage(&facts, field),
                                *reflection->MutableMessage(&personal, field));
  if (!any) reflection->ClearField(&personal, field);
  return any;
}

bool MovePersonal(Message& facts, Message& personal) {
  bool any = false;
  for (const FieldDescriptor* field : FieldsSetIn(facts)) {
    if (IsPersonal(field)) {
      facts.GetReflection()->SwapFields(&facts, &personal, {field});
      any = true;
    } else if (HasParts(field)) {
      any |= field->is_repeated() ? MoveFromElements(facts, personal, field)
                                  : MoveFromChild(facts, personal, field);
    }
  }
  return any;
}

// Swaps what MovePersonal took out of `facts` back into it.
void MoveBack(Message& facts, Message& personal);

void MoveBackElements(Message& facts, Message& personal, const FieldDescriptor* field) {
  const Reflection* reflection = facts.GetReflection();
  const int count =
      std::min(reflection->FieldSize(facts, field), reflection->FieldSize(personal, field));
  for (int i = 0; i < count; ++i) {
    MoveBack(*reflection->MutableRepeatedMessage(&facts, field, i),
             *reflection->MutableRepeatedMessage(&personal, field, i));
  }
}

void MoveBack(Message& facts, Message& personal) {
  const Reflection* reflection = facts.GetReflection();
  for (const FieldDescriptor* field : FieldsSetIn(personal)) {
    if (IsPersonal(field)) {
      reflection->SwapFields(&facts, &personal, {field});
    } else if (HasParts(field) && field->is_repeated()) {
      MoveBackElements(facts, personal, field);
    } else if (HasParts(field)) {
      MoveBack(*reflection->MutableMessage(&facts, field),
               *reflection->MutableMessage(&personal, field));
    }
  }
}

}  // namespace

bool SplitPersonal(const Message& whole, Message& facts, Message& personal) {
  facts.CopyFrom(whole);
  personal.Clear();
  return MovePersonal(facts, personal);
}

void JoinPersonal(Message& facts, const Message& personal) {
  const std::unique_ptr<Message> taken{personal.New()};
  taken->CopyFrom(personal);
  MoveBack(facts, *taken);
}

void ClearPersonal(Message& message) {
  for (const FieldDescriptor* field : FieldsSetIn(message)) {
    const Reflection* reflection = message.GetReflection();
    if (IsPersonal(field)) {
      reflection->ClearField(&message, field);
    } else if (HasParts(field) && !field->is_repeated()) {
      ClearPersonal(*reflection->MutableMessage(&message, field));
    } else if (HasParts(field)) {
      const int count = reflection->FieldSize(message, field);
      for (int i = 0; i < count; ++i) {
        ClearPersonal(*reflection->MutableRepeatedMessage(&message, field, i));
      }
    }
  }
}

}  // namespace candour
