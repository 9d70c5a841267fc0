#include "services/notification/channel/channel_plan.h"

namespace candour::notification {

Channel* Channels::Named(const std::string& name) const {
  for (Channel* channel : {mail, letter, text, print}) {
    if (channel != nullptr && channel->Name() == name) return channel;
  }
  return nullptr;
}

const Channels& ChannelPlan::Of(const std::string& authority_id) const {
  const auto own = own_.find(authority_id);
  return own == own_.end() ? all_ : own->second;
}

}  // namespace candour::notification
