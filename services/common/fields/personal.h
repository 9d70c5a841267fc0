// Facts and personal parts of a message, by the option `personal` of its fields.
#ifndef CANDOUR_SERVICES_COMMON_FIELDS_PERSONAL_H_
#define CANDOUR_SERVICES_COMMON_FIELDS_PERSONAL_H_

#include "google/protobuf/message.h"

namespace candour {

// Splits `whole` into its facts and its personal parts, two messages of the same type.
//
// A repeated message keeps its number of elements on both sides, so that JoinPersonal can pair
// them. Returns false, and leaves `personal` empty, when there is nothing personal.
bool SplitPersonal(const google::protobuf::Message& whole, google::protobuf::Message& facts,
                   google::protobuf::Message& personal);

// Puts personal parts back: JoinPersonal(facts, personal) undoes SplitPersonal.
void JoinPersonal(google::protobuf::Message& facts, const google::protobuf::Message& personal);

// Removes every personal part of `message`, as SplitPersonal's facts.
void ClearPersonal(google::protobuf::Message& message);

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_FIELDS_PERSONAL_H_
