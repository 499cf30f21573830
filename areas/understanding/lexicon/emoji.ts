/** What emoji and Western emoticons say of a mood, from -4 to 4. Skin tones and variation selectors are taken off before. */
const groups: readonly [number, string][] = [
  [3, '😍 🥰 😻 🤩 💖 💗 💘 💝 💞 💕 🏆'],
  [2.5, '❤ 🧡 💛 💚 💙 💜 🩷 🩵 🤎 🖤 😘 🎉 🥳 👏 🙌 💯 😁 😀 😃 😄 🤗 ♥ 😊 ☺ <3'],
  [2, '👍 😎 😋 🌟 ⭐ ✨ 🔥 💪 🙏 😇 😺 😸 👌 🎊 💐 🥂 :) :-) =) :d :-d =d ^^ ^_^ ;) ;-) (: 🤝 ✅ 🫶 ❤️‍🔥 🙂'],
  [1.2, '😂 🤣 😆 😉 😜 😝 😛 😌 ☀ 🌈 🌸 🌹 🍀 🎁 🍾 :p ;p'],
  [-0.8, '😕 😐 🙄 😬 🤔 😒 🫤 😑 :/ :-/ :\\ :| 🤨 🥴 🤦 🤷 🤦‍♀ 🤦‍♂'],
  [-1.8, '😞 😔 😟 🙁 ☹ 😢 😥 😓 😩 😫 😖 😣 😿 👎 :( :-( =( :[ ): 😰 😨 😱 💔 😪 😧 😦'],
  [-2.3, "😭 :'( :’( 🤢 🤮 🥺 🚫 ❌ 💩 😳 ☠ 💀"],
  [-3, '😠 😡 🤬 👿 🖕 😤 😾 >:('],
]

export const EMOJI_VALUES: ReadonlyMap<string, number> = new Map(
  groups.flatMap(([value, signs]) => signs.split(' ').map((sign) => [sign.replaceAll('\ufe0f', ''), value] as const)),
)
