/**
 * Letters of writing systems in which too few names are found: about half of them in texts by an author who saw nothing of the training
 * (Chinese, Japanese, Korean, Thai, Hebrew, Arabic, Persian, Hindi), or nobody measured. In Latin, Cyrillic and Greek it is nine in ten.
 */
const unvouched = /[\p{L}--[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Common}]]/gv

/** From so many letters on it is more than a word or a name that is quoted. */
const fewest = 12

/** Whether a text is in part in a writing in which names are not found reliably: what is found there may not be all there is. */
export const namesUnvouched = (text: string): boolean => {
  unvouched.lastIndex = 0
  for (let seen = 0; seen < fewest; seen += 1) if (!unvouched.test(text)) return false
  return true
}
